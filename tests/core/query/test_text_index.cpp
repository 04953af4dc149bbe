/// Searching by index gives what looking into every field gives.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/text_index.h"

#include <QTest>

#include <random>

using namespace milepost::query;

namespace {

using Rows = std::vector<std::vector<std::string>>; ///< fields of each row

TextIndex indexed(const Rows &rows)
{
    TextIndex index(rows.size());
    for (const auto &row : rows) {
        for (const std::string &field : row)
            index.addField(field);
        index.endRow();
    }
    index.finish();
    return index;
}

std::vector<RowIndex> lookedUp(const Rows &rows, std::string_view wanted)
{
    std::vector<RowIndex> found;
    for (RowIndex row = 0; row < rows.size(); ++row) {
        bool any = wanted.empty();
        for (const std::string &field : rows[row])
            any = any || field.find(wanted) != std::string::npos;
        if (any)
            found.push_back(row);
    }
    return found;
}

} // namespace

class TestTextIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QList<int>>("rows");
        QTest::newRow("everything") << QByteArray() << QList<int>{0, 1, 2, 3};
        QTest::newRow("a letter") << QByteArray("n") << QList<int>{0, 1};
        QTest::newRow("a word") << QByteArray("north") << QList<int>{0, 1};
        QTest::newRow("its letters in another order") << QByteArray("htron") << QList<int>{};
        QTest::newRow("pairs that are there, the word is not") << QByteArray("ortort") << QList<int>{};
        QTest::newRow("across two fields") << QByteArray("acmen") << QList<int>{};
        QTest::newRow("across two rows") << QByteArray("orthn") << QList<int>{};
        QTest::newRow("the byte between fields") << QByteArray("\xFF") << QList<int>{};
        QTest::newRow("beyond ASCII") << QByteArray("\xC3\xBC") << QList<int>{3};
        QTest::newRow("longer than any text") << QByteArray(5'000, 'n') << QList<int>{};
    }
    void finds()
    {
        QFETCH(QByteArray, wanted);
        QFETCH(QList<int>, rows);
        const Rows all{{"acme", "north"}, {"north", ""}, {}, {"z\xC3\xBCrich"}};
        const auto found = indexed(all).search({wanted.data(), static_cast<std::size_t>(wanted.size())}).rows();
        QCOMPARE(QList<int>(found.begin(), found.end()), rows);
    }

    void agreesWithLookingEverywhere()
    {
        std::mt19937 random(20'251'120);
        const auto upTo = [&random](std::uint32_t most) { return random() % (most + 1); };
        for (int round = 0; round < 40; ++round) {
            // Few letters, so that nearly everything is nearly somewhere.
            const std::uint32_t letters = 1 + upTo(5);
            const auto text = [&](std::uint32_t most) {
                std::string made;
                for (std::uint32_t n = upTo(most); n > 0; --n)
                    made += static_cast<char>('a' + upTo(letters));
                return made;
            };
            Rows rows(upTo(300));
            for (auto &row : rows) {
                for (std::uint32_t fields = upTo(3); fields > 0; --fields)
                    row.push_back(text(9));
            }
            const TextIndex index = indexed(rows);
            for (int each = 0; each < 60; ++each) {
                const std::string wanted = text(6);
                QVERIFY2(index.search(wanted).rows() == lookedUp(rows, wanted), wanted.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTextIndex)
#include "test_text_index.moc"
