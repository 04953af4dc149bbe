/// One line of JSON read by PlainRecord and by JsonRecord, which says what is right. For tests and fuzzing.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/plain_record.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::test {

/// What a mapping asks of each record.
struct Asked {
    std::string name;
    std::vector<std::string> paths;
    std::vector<sync::JsonWhole> wholes;
};

/// As of the mappings for event files, and one with everything that may meet.
inline const std::vector<Asked> &askedOfRecords()
{
    static const std::vector<Asked> all{
        {"track", {"type", "messageId", "context.groupId", "groupId", "userId", "event", "timestamp", "properties.plan"}, {{"properties", {"plan"}}}},
        {"members", {"id", "properties.id", "account", "properties.account"}, {{"", {"id", "account", "properties"}}, {"properties", {"id"}}}},
        {"groups", {"id", "groups.*.0", "groups.0", "groups.1"}, {{"event_properties", {}}}},
        {"any", {"id", "p.$groups.company", "p.$groups.*", "p.$group_0.0", "p"}, {{"q.r", {"s"}}}},
        {"nested", {"a", "a.b.c", "d.e", "n", "d.0", "list.1.x"}, {{"d", {}}}}};
    return all;
}

/// Both readers, with what they remember of the lines before.
class PlainTwin {
public:
    explicit PlainTwin(const Asked &asked) : m_asked(asked), m_plain(paths(), asked.wholes, limits) {}

    enum class Outcome { Same, Left, Different };
    /// Left: PlainRecord did not take it. What differs is in difference().
    Outcome read(std::string_view line)
    {
        m_room.assign(line);
        m_room.append(64, '"'); // whatever is behind the line
        const std::string_view text = std::string_view(m_room).substr(0, line.size());
        std::vector<sync::JsonCell> quick;
        if (!m_plain.read(text, 64, quick))
            return Outcome::Left;
        m_difference.clear();
        if (!m_record.parse(line) || !m_record.isObject()) {
            m_difference = "JsonRecord refuses it: " + m_record.reason();
            return Outcome::Different;
        }
        std::vector<sync::JsonCell> right;
        m_record.read(m_paths, right);
        if (m_record.duplicateKeys() != 0)
            m_difference = "a key is there twice";
        for (std::size_t i = 0; i < right.size(); ++i) {
            if (quick[i].kind != right[i].kind || quick[i].text != right[i].text)
                m_difference += m_asked.paths[i] + ": " + std::string(quick[i].text) + " instead of " + std::string(right[i].text) + '\n';
        }
        for (std::size_t i = 0; i < m_asked.wholes.size(); ++i) {
            std::string whole;
            (void)m_record.writeObject(m_asked.wholes[i].path, m_asked.wholes[i].without, whole);
            if (m_plain.whole(i) != whole)
                m_difference += m_asked.wholes[i].path + ".*: " + std::string(m_plain.whole(i)) + " instead of " + whole + '\n';
        }
        return m_difference.empty() ? Outcome::Same : Outcome::Different;
    }
    [[nodiscard]] const std::string &difference() const { return m_difference; }

private:
    const sync::JsonPaths &paths()
    {
        for (const std::string &path : m_asked.paths)
            (void)m_paths.add(path);
        return m_paths;
    }
    static constexpr sync::JsonLimits limits{std::size_t{1} << 14, 64};
    const Asked &m_asked;
    sync::JsonPaths m_paths;
    sync::PlainRecord m_plain;
    sync::JsonRecord m_record{limits};
    std::string m_room, m_difference;
};

} // namespace milepost::test
