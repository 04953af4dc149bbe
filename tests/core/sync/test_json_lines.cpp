#include "sync/decode/json_lines.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace milepost::sync;

namespace {

struct Read {
    std::vector<std::string> records; ///< as compact JSON
    std::vector<std::int64_t> lines;
    std::vector<std::pair<std::int64_t, std::string>> rejected;
    std::uint64_t duplicates = 0;
};

Read readAll(std::string text)
{
    JsonReader reader(std::make_unique<MemorySource>(std::move(text)));
    Read read;
    for (;;) {
        const auto next = reader.next();
        if (!next.ok() || *next == JsonReader::Step::End)
            return read;
        if (*next == JsonReader::Step::Rejected) {
            read.rejected.emplace_back(reader.line(), reader.reasonCode());
            continue;
        }
        std::string compact;
        (void)reader.record().writeObject({}, {}, compact);
        read.records.push_back(compact);
        read.lines.push_back(reader.line());
        read.duplicates += reader.record().duplicateKeys();
    }
}

using Lines = std::vector<std::int64_t>;
using Records = std::vector<std::string>;

} // namespace

class TestJsonLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shapes()
    {
        QVERIFY(readAll("{\"a\":1}\n\n{\"a\":2}").records == (Records{"{\"a\":1}", "{\"a\":2}"}));
        QVERIFY(readAll("[{\"a\":1},\n {\"a\":\"]\\\"}\"}]\n").records == (Records{"{\"a\":1}", "{\"a\":\"]\\\"}\"}"}));
        QVERIFY(readAll("{\n \"a\": {\n  \"b\": 1 }\n}\n").records == (Records{"{\"a\":{\"b\":1}}"}));
        QVERIFY(readAll("[]").records.empty());
        QVERIFY(readAll("[]").rejected.empty());
    }

    void brokenLinesCostThemselvesOnly()
    {
        const Read read = readAll("{\"a\":1}\n{\"a\":\n{\"a\":3}\n5\n{\"a\":NaN}\n{\"a\":5}\n");
        QVERIFY(read.records == (Records{"{\"a\":1}", "{\"a\":3}", "{\"a\":5}"}));
        QVERIFY(read.lines == (Lines{1, 3, 6}));
        QVERIFY(read.rejected
                == (std::vector<std::pair<std::int64_t, std::string>>{{2, "bad_json"}, {4, "not_an_object"}, {5, "bad_json"}}));
        QVERIFY(readAll("{\"a\":\n{\"a\":3}\n").records == (Records{"{\"a\":3}"}));
        QCOMPARE(readAll("[{\"a\":1},{\"a\":},{\"a\":3}]").records.size(), std::size_t{2});
        QCOMPARE(readAll("[{\"a\":1} {\"a\":3}]").rejected.size(), std::size_t{1});
    }

    void caps()
    {
        std::string deep;
        for (int i = 0; i < 63; ++i)
            deep += "{\"a\":";
        QVERIFY(readAll(deep + "1" + std::string(63, '}')).rejected.empty());
        for (int i = 0; i < 10; ++i)
            deep += "{\"a\":";
        QCOMPARE(readAll(deep + "1" + std::string(73, '}')).rejected.at(0).second, std::string("json_too_deep"));
        const Read longLine = readAll("{\"a\":\"" + std::string((1 << 20) + 10, 'x') + "\"}\n{\"a\":2}\n");
        QVERIFY(longLine.records == (Records{"{\"a\":2}"}));
        QCOMPARE(longLine.rejected.at(0).second, std::string("record_too_long"));
        QCOMPARE(readAll("{\"a\":123456789012345678901234567890}").rejected.size(), std::size_t{1});
        QVERIFY(readAll("{\"a\":9223372036854775807,\"b\":-9223372036854775808}").rejected.empty());
    }

    void lastOfEqualKeysWins()
    {
        const Read read = readAll("{\"a\":1,\"b\":2,\"a\":3}");
        QVERIFY(read.records == (Records{"{\"b\":2,\"a\":3}"}));
        QCOMPARE(read.duplicates, std::uint64_t{1});
        JsonRecord record;
        QVERIFY(record.parse("{\"c\":{\"g\":\"old\"},\"c\":{\"x\":1}}"));
        JsonPaths paths;
        const std::size_t slot = paths.add("c.g");
        std::vector<JsonCell> cells;
        record.read(paths, cells);
        QVERIFY(cells[slot].kind == JsonCell::Kind::Missing);
        QCOMPARE(record.duplicateKeys(), std::uint64_t{1});
    }

    void paths()
    {
        JsonRecord record;
        QVERIFY(record.parse("{\"groups\":{\"[Segment] Group\":[\"x\",\"y\"]},\"n\":77.0,\"t\":true,\"z\":null,\"e\":\"\\u0041\\n\"}"));
        JsonPaths paths;
        for (const char *path : {"groups.[Segment] Group.0", "n", "t", "z", "e", "missing.path"})
            paths.add(path);
        QCOMPARE(paths.add("n"), std::size_t{1});
        std::vector<JsonCell> cells;
        record.read(paths, cells);
        QCOMPARE(std::string(cells[0].text), std::string("x"));
        QCOMPARE(std::string(cells[1].text), std::string("77"));
        QVERIFY(cells[2].kind == JsonCell::Kind::Flag);
        QVERIFY(cells[3].kind == JsonCell::Kind::Null);
        QCOMPARE(std::string(cells[4].text), std::string("A\n"));
        QVERIFY(cells[5].kind == JsonCell::Kind::Missing);
    }

    void testSuite()
    {
        const QDir folder(QStringLiteral(MILEPOST_SHARED_DATA "/json_torture/test_parsing"));
        if (!folder.exists())
            QSKIP("the shared data folder is not here");
        int accepted = 0;
        int refused = 0;
        JsonRecord record;
        for (const QString &name : folder.entryList({"*.json"})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string text = file.readAll().toStdString();
            const bool good = record.parse(text);
            if (name.startsWith("y_")) {
                QVERIFY2(good, qPrintable(name));
                ++accepted;
            } else if (name.startsWith("n_")) {
                QVERIFY2(!good, qPrintable(name));
                ++refused;
                QVERIFY2(readAll(text).records.size() <= 1, qPrintable(name));
            }
            (void)readAll(text);
        }
        QVERIFY(accepted > 90 && refused > 180);
    }
};

QTEST_GUILESS_MAIN(TestJsonLines)
#include "test_json_lines.moc"
