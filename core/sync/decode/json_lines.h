/// JSON records, streaming: one object a line, or one array of objects, or a single object. Every record is parsed
/// whole before it counts: depth 64, 1 MB, 64-bit integers, no NaN; of equal keys the last wins
/// and they are counted. One reader, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/stream_hash.h"
#include "sync/decode/byte_source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace milepost::sync {

struct JsonLimits {
    std::size_t recordBytes = 1 << 20;
    std::size_t depth = 64;
};

/// A value found at a path.
struct JsonCell {
    enum class Kind : std::uint8_t { Missing, Null, Text, Integer, Number, Flag, Nested };
    Kind kind = Kind::Missing;
    std::string_view text; ///< the text, or the number, flag or nested value as JSON text; good until the next record
};

/// The paths a caller wants of each record: "timestamp", "context.groupId". A first array element is "groups.0", which
/// also takes a value that stands alone. "groups.*" is the first member of an object, whatever its name.
class JsonPaths {
public:
    JsonPaths();
    /// The path's number; the same for the same path.
    std::size_t add(std::string_view path);
    [[nodiscard]] std::size_t size() const { return m_count; }

    struct Node {
        std::string key;
        int slot = -1;
        std::vector<Node> children;
        bool any = false; ///< a child is "*"
        /// Which child the last record's members led to, by their position: records of one file are made alike.
        struct Turn {
            std::string key;
            int child = -1; ///< −1: none wants it
        };
        mutable std::vector<Turn> turns;
    };
    [[nodiscard]] const Node &root() const { return m_root; }

private:
    Node m_root;
    std::size_t m_count = 0;
};

/// Where the members of one object go, in order of appearance and with the last of equal keys only.
struct JsonMember {
    std::string_view key;
    JsonCell value;
};

class JsonRecord {
public:
    explicit JsonRecord(JsonLimits limits = {});
    ~JsonRecord();
    JsonRecord(const JsonRecord &) = delete;
    JsonRecord &operator=(const JsonRecord &) = delete;

    /// Any JSON value; false with reason() when it is not one. `text` may be overwritten afterwards.
    /// `roomBehind`: so many bytes behind it may be read as well, whatever they are; where they are few it is copied.
    [[nodiscard]] bool parse(std::string_view text, std::size_t roomBehind = 0);
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] const std::string &reasonCode() const { return m_reasonCode; }
    [[nodiscard]] const std::string &reason() const { return m_reason; }
    [[nodiscard]] std::uint64_t duplicateKeys() const { return m_duplicateKeys; }

    /// One cell per path of `paths`.
    void read(const JsonPaths &paths, std::vector<JsonCell> &into);
    /// Appends the object at `path` ("" = the record itself) as one compact JSON object, without the members whose
    /// dotted path is in `without`. False when there is no such object; an empty one appends nothing.
    bool writeObject(std::string_view path, std::span<const std::string> without, std::string &into);
    /// Scalars below `path`, nested ones with dotted keys: for headers, custom fields and previews.
    void flatten(std::string_view path, std::vector<std::pair<std::string, JsonCell>> &into);

private:
    struct Private;
    bool refuse(const char *code, std::string reason);
    std::unique_ptr<Private> d;
    JsonLimits m_limits;
    std::string m_reasonCode, m_reason;
    std::uint64_t m_duplicateKeys = 0;
    bool m_ready = false; ///< memory for the parser was had
};

/// A place in a file of JSON lines, at a record's end, with the hash of everything before it.
struct JsonPlace {
    std::uint64_t offset = 0;
    std::int64_t line = 1; ///< of the next record
    StreamHash hash;
};

/// An object that is taken whole, as by JsonRecord::writeObject().
struct JsonWhole {
    std::string path; ///< "" = the record itself
    std::vector<std::string> without; ///< direct members left out
};

class PlainRecord;

class JsonReader {
public:
    enum class Step { Record, Rejected, End };

    explicit JsonReader(std::unique_ptr<ByteSource> source, JsonLimits limits = {});
    /// `rest` begins at the place.
    JsonReader(std::unique_ptr<ByteSource> rest, const JsonPlace &place, JsonLimits limits = {});
    ~JsonReader();
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    /// Goes on with whole lines that are in memory and not the first of their file, instead of what came from the source:
    /// the first `size` bytes of `lines`, which becomes another buffer of the reader's. They are counted from 1; place() is not
    /// for these.
    void continueWith(std::vector<char> &lines, std::size_t size);

    /// What will be asked of each record: those that are written plainly are then read without record(). It may be said again.
    void ask(const JsonPaths &paths, std::span<const JsonWhole> wholes);
    /// Errors come from the source only.
    [[nodiscard]] Result<Step> next();
    /// After Step::Record.
    [[nodiscard]] JsonRecord &record();
    /// One cell per path that was asked for.
    void read(const JsonPaths &paths, std::vector<JsonCell> &into);
    /// The record as it was read plainly; null: only record() knows it.
    [[nodiscard]] const PlainRecord *plain() const { return m_isPlain ? m_plain.get() : nullptr; }
    [[nodiscard]] std::int64_t line() const { return m_recordLine; }
    /// Ends of lines so far.
    [[nodiscard]] std::int64_t linesPassed() const { return m_line - 1; }
    [[nodiscard]] std::string_view raw() const { return m_raw; } ///< good until the next call
    [[nodiscard]] const std::string &reasonCode() const { return m_reasonCode; }
    [[nodiscard]] const std::string &reason() const { return m_reason; }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_consumed + m_begin; }
    /// Where the next record begins; none in an array, whose rest cannot be read by itself.
    [[nodiscard]] std::optional<JsonPlace> place() const;

private:
    enum class Shape { Unknown, Lines, Array, Ended };
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Result<bool> skipBlanks();
    [[nodiscard]] Result<Step> nextLine();
    [[nodiscard]] Result<Step> nextElement();
    [[nodiscard]] Result<std::size_t> valueEnd();
    Step take(std::string_view text);
    Step rejected(std::string code, std::string reason);

    std::unique_ptr<ByteSource> m_source;
    JsonLimits m_limits;
    JsonRecord m_record;
    bool m_parsed = true; ///< m_record is the current one
    std::unique_ptr<PlainRecord> m_plain;
    std::vector<JsonCell> m_plainCells;
    bool m_isPlain = false;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0, m_end = 0;
    std::uint64_t m_consumed = 0;
    StreamHash m_hash; ///< of the m_consumed bytes
    bool m_ended = false;
    Shape m_shape = Shape::Unknown;
    bool m_firstElement = true;
    bool m_wasArray = false;
    std::int64_t m_line = 1, m_recordLine = 1;
    std::string_view m_raw;
    std::string m_rawKept;
    std::string m_reasonCode, m_reason;
};

} // namespace milepost::sync
