/// A record as most are written, read in one pass: UTF-8 without escapes, no key twice where it matters, no more than one pair
/// of quotes around anything. Only what JsonRecord would read too and with the same outcome is accepted; everything else
/// is left to it, which also knows what is wrong. One reader, one thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/decode/json_lines.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::sync {

class PlainRecord {
public:
    PlainRecord(const JsonPaths &paths, std::span<const JsonWhole> wholes, JsonLimits limits = {});

    /// False: it is not as described, and nothing is known about it. Otherwise what JsonRecord::read() would give, which is
    /// good as long as `text` is and until the next call. `roomBehind`: so many bytes behind it may be read.
    [[nodiscard]] bool read(std::string_view text, std::size_t roomBehind, std::vector<JsonCell> &into);
    /// What JsonRecord::writeObject() would append for each of the wholes; "": no such object, or nothing in it.
    [[nodiscard]] std::string_view whole(std::size_t index) const { return m_wholes[index]; }

private:
    struct Node {
        int slot = -1, whole = -1;
        int any = -1; ///< the child for "*"
        std::vector<std::string> keys; ///< of the children
        std::vector<Node> children;
        std::vector<std::pair<std::size_t, std::size_t>> items; ///< place in an array, child
        int alone = -1; ///< the child that a value which is no list counts as
        std::vector<std::string> without;
        /// What the last record had in this place: records of one file are made alike.
        struct Turn {
            std::string literal; ///< "key":
            int child = -1;
            bool without = false;
        };
        std::vector<Turn> turns;
    };
    /// A cell whose text is not in the record as it stands.
    struct Formed {
        std::size_t slot, begin, end;
    };
    /// How records of one make are written: what stands before each value, and behind the last one.
    struct Layout {
        struct Piece {
            std::string literal; ///< padded to what is compared together
            std::size_t size = 0, depth = 0;
            Node *node = nullptr; ///< of the value behind it
            int slot = -1; ///< where a text goes that goes to no more than one
        };
        std::vector<Piece> pieces;
    };
    [[nodiscard]] bool compile(const JsonPaths::Node &from, Node &into);
    [[nodiscard]] bool place(const JsonWhole &whole, std::size_t index);
    void begin();
    [[nodiscard]] bool readPieces(std::string_view text);
    [[nodiscard]] const char *follow(const Layout &layout, const char *at);
    [[nodiscard]] static bool flat(const Node &node) { return node.slot < 0 && node.whole < 0 && node.any < 0; }
    void learnPiece(const char *at, Node *node, std::size_t depth);
    void learn();
    // Each reads what begins at `at` and says where it ends; null: not as described.
    [[nodiscard]] const char *value(const char *at, Node *node, std::size_t depth);
    [[nodiscard]] const char *object(const char *at, Node &node, std::size_t depth);
    [[nodiscard]] const char *plainObject(const char *at, std::size_t depth);
    [[nodiscard]] const char *array(const char *at, Node *node, std::size_t depth);
    [[nodiscard]] const char *nested(const char *at, Node *node, std::size_t depth);
    [[nodiscard]] const char *key(const char *at, Node &node, std::size_t position, Node::Turn *&turn);
    [[nodiscard]] const char *number(const char *at, Node *node);
    [[nodiscard]] const char *textEnd(const char *at);
    [[nodiscard]] const char *passBlanks(const char *at);
    [[nodiscard]] bool nameAgain(std::string_view name, std::size_t since);
    [[nodiscard]] bool nothingYet(const Node &node) const;
    void put(Node &node, JsonCell::Kind kind, std::string_view text);
    void putNumber(Node &node, JsonCell::Kind kind, std::size_t begin);
    void flush(const char *to);

    JsonLimits m_limits;
    bool m_usable = true;
    Node m_root;
    std::vector<JsonCell> m_blank; ///< as many cells as there are slots
    const char *m_end = nullptr;
    unsigned m_high = 0; ///< some byte is not ASCII
    std::vector<JsonCell> *m_cells = nullptr;
    /// Where what is read goes as compact JSON, if anywhere; what is before m_from is there already.
    std::string *m_written = nullptr;
    const char *m_from = nullptr;
    std::vector<std::string> m_wholes;
    std::string m_nestedText, m_numberText;
    std::vector<Formed> m_nestedCells, m_numberCells;
    std::vector<std::string_view> m_names; ///< of the members met in objects that are written
    std::vector<Layout> m_layouts; ///< the one that was followed last, first
    std::size_t m_learnt = 0, m_followed = 0;
    bool m_openAll = true; ///< objects in which nothing is looked for are part of a layout, too
    Node m_nobody; ///< who looks for nothing
    bool m_learning = false; ///< what is read now is not inside of a piece
    const char *m_pieceFrom = nullptr;
    Layout m_next;
    Node::Turn m_turn; ///< of a place beyond those that are remembered
};

} // namespace milepost::sync
