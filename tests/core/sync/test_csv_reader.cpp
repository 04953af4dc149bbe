#include "sync/decode/csv_reader.h"
#include "sync/decode/text_encoding.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace milepost::sync;

namespace {

/// Hands out its bytes a few at a time, so that records meet every border of the buffer.
class DripSource final : public ByteSource {
public:
    DripSource(std::string bytes, std::size_t step) : m_bytes(std::move(bytes)), m_step(step) {}
    [[nodiscard]] milepost::Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t count = std::min({into.size(), m_step, m_bytes.size() - m_at});
        std::copy_n(m_bytes.data() + m_at, count, into.data());
        m_at += count;
        return count;
    }

private:
    std::string m_bytes;
    std::size_t m_step, m_at = 0;
};

struct Read {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
    std::vector<std::pair<std::int64_t, std::string>> rejected;
};

Read readAll(std::string text, std::size_t columns = 0, CsvLimits limits = {}, std::size_t step = 1 << 20)
{
    const CsvDialect dialect = detectDialect(text);
    CsvReader reader(std::make_unique<DripSource>(std::move(text), step), dialect, limits);
    reader.expectColumns(columns);
    Read read;
    for (;;) {
        const auto next = reader.next();
        if (!next.ok() || *next == CsvReader::Step::End)
            return read;
        if (*next == CsvReader::Step::Rejected) {
            read.rejected.emplace_back(reader.record().line, reader.reasonCode());
            continue;
        }
        read.lines.push_back(reader.record().line);
        auto &row = read.rows.emplace_back();
        for (const std::string_view cell : reader.record().cells)
            row.emplace_back(cell);
    }
}

using Rows = std::vector<std::vector<std::string>>;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dialects()
    {
        for (const char *delimiter : {",", ";", "\t", "|"}) {
            for (const char *end : {"\n", "\r\n", "\r"}) {
                const std::string d = delimiter;
                const std::string e = end;
                const std::string text = "a" + d + "b" + e + "1" + d + "\"x" + d + "\"\"y\"\"" + e + "z\"" + e + "3" + d + "4";
                for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
                    const Read read = readAll(text, 2, {}, step);
                    QVERIFY(read.rejected.empty());
                    QVERIFY(read.rows == (Rows{{"a", "b"}, {"1", "x" + d + "\"y\"" + e + "z"}, {"3", "4"}}));
                }
            }
        }
    }

    void quotes()
    {
        QVERIFY(readAll("a,b\nit's 5\" wide,\"in \"the\" middle\"\n").rows.at(1)
                == (std::vector<std::string>{"it's 5\" wide", "in \"the\" middle"}));
        QVERIFY(readAll("a,b\n\"x\" ,\"\"\n").rows.at(1) == (std::vector<std::string>{"x", ""}));
        QVERIFY(readAll("a,b\n\"\"\"\",\"\"\"a\"\n").rows.at(1) == (std::vector<std::string>{"\"", "\"a"}));
    }

    void brokenRowsCostThemselvesOnly()
    {
        const Read cells = readAll("a,b,c\n1,2\n1,2,3\n1,2,3,4\n5,6,7,,\n", 3);
        QVERIFY(cells.rows == (Rows{{"a", "b", "c"}, {"1", "2", "3"}, {"5", "6", "7"}}));
        QVERIFY(cells.rejected
                == (std::vector<std::pair<std::int64_t, std::string>>{{2, "too_few_cells"}, {4, "too_many_cells"}}));

        const Read open = readAll("a,b\n1,2\n3,\"never closed\n5,6\n7,8\n", 2);
        QVERIFY(open.rows == (Rows{{"a", "b"}, {"1", "2"}, {"5", "6"}, {"7", "8"}}));
        QVERIFY(open.rejected == (std::vector<std::pair<std::int64_t, std::string>>{{3, "unclosed_quote"}}));

        const Read swallowed = readAll("a,b\n\"1,2\n3,4\n5,\"6\"\n7,8\n", 2);
        QVERIFY(swallowed.rows == (Rows{{"a", "b"}, {"3", "4"}, {"5", "6"}, {"7", "8"}}));
        QCOMPARE(swallowed.rejected.size(), std::size_t{1});
        QCOMPARE(swallowed.rejected[0].first, 2);
    }

    void linesArePhysical()
    {
        const Read read = readAll("a,b\n\"x\ny\nz\",1\n\n2,3\n", 2);
        QVERIFY(read.lines == (std::vector<std::int64_t>{1, 2, 6}));
    }

    void caps()
    {
        CsvLimits limits;
        limits.cellBytes = 100;
        limits.recordBytes = 300;
        limits.columns = 5;
        const std::string text = "a,b\n" + std::string(150, 'x') + ",1\n1,2\n" + "1,2,3,4,5,6\n" + std::string(5000, 'y')
            + "\n\"" + std::string(400, 'z') + "\",2\n3,4\n";
        const Read read = readAll(text, 0, limits, 64);
        QVERIFY(read.rows == (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
        QCOMPARE(read.rejected.size(), std::size_t{4});
        QCOMPARE(read.rejected[0], (std::pair<std::int64_t, std::string>{2, "cell_too_long"}));
        QCOMPARE(read.rejected[1], (std::pair<std::int64_t, std::string>{4, "too_many_cells"}));
    }

    void badEncodingIsOneRow()
    {
        const Read read = readAll("a,b\nfine,\xC3\xA4\nbroken,\xC3\nfine,2\n", 2);
        QCOMPARE(read.rows.size(), std::size_t{3});
        QVERIFY(read.rejected == (std::vector<std::pair<std::int64_t, std::string>>{{3, "bad_encoding"}}));
    }

    /// A quote on every line used to cost a scan to the end of the cell's cap for each of them.
    void straysDoNotTakeQuadraticTime()
    {
        std::string text = "a,b\n";
        for (int i = 0; i < 400'000; ++i)
            text += "\"x y,1\n";
        QElapsedTimer timer;
        timer.start();
        const Read read = readAll(text, 2);
        QVERIFY(read.rejected.size() + read.rows.size() > 100'000);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void encodings()
    {
        const auto decoded = [](QByteArray bytes, const std::string &stated = {}) {
            auto text = asUtf8(std::make_unique<MemorySource>(bytes.toStdString()), stated);
            if (!text.ok())
                return std::string("error");
            return *readAhead(*text->source, 1 << 20);
        };
        const std::string expected = "name,city\nJürgen,Köln\nŁukasz,Łódź\n";
        QCOMPARE(decoded("\xEF\xBB\xBF" + QByteArray::fromStdString(expected)), expected);
        QCOMPARE(decoded(QByteArray::fromStdString(expected)), expected);
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            for (const auto flag : {QStringConverter::Flag::Default, QStringConverter::Flag::WriteBom}) {
                QStringEncoder encoder(encoding, flag);
                const QByteArray bytes = encoder(QString::fromStdString(expected));
                QCOMPARE(decoded(bytes), expected);
            }
        }
        QCOMPARE(decoded("name\nJ\xFCrgen M\xFCller\n", "ISO-8859-1"), std::string("name\nJürgen Müller\n"));
        QCOMPARE(decoded("a", "NO-SUCH-THING"), std::string("error"));
        QByteArray german = "name,city\n";
        for (int i = 0; i < 50; ++i)
            german += "J\xFCrgen Gr\xF6\xDF" "er,M\xFCnchen\n";
        QVERIFY(decoded(german).find("Jürgen Größer,München") != std::string::npos);
    }

    void spectrum()
    {
        const QDir folder(QStringLiteral(MILEPOST_SHARED_DATA "/csv_torture/csv-spectrum"));
        if (!folder.exists())
            QSKIP("the shared data folder is not here");
        const QStringList names = QDir(folder.filePath("csvs")).entryList({"*.csv"});
        QCOMPARE(names.size(), 12);
        for (const QString &name : names) {
            const Read read = readAll(bytesOf(folder.filePath("csvs/" + name)).toStdString());
            QVERIFY2(read.rejected.empty(), qPrintable(name));
            const QJsonDocument document =
                QJsonDocument::fromJson(bytesOf(folder.filePath("json/" + name.chopped(4) + ".json")));
            const QJsonArray expected = document.isArray() ? document.array() : QJsonArray{document.object()};
            QCOMPARE(static_cast<int>(read.rows.size()), expected.size() + 1);
            for (int row = 0; row < expected.size(); ++row) {
                const QJsonObject object = expected[row].toObject();
                const auto &cells = read.rows[static_cast<std::size_t>(row) + 1];
                QCOMPARE(static_cast<int>(cells.size()), object.size());
                for (std::size_t column = 0; column < cells.size(); ++column) {
                    const QString key = QString::fromStdString(read.rows[0][column]);
                    // The suite's own JSON has another telephone number here than its CSV.
                    if (key == QStringLiteral("Contact Phone Number"))
                        continue;
                    QCOMPARE(QString::fromStdString(cells[column]), object[key].toString());
                }
            }
        }
    }

    void univocity()
    {
        const QString path = QStringLiteral(MILEPOST_SHARED_DATA "/csv_torture/univocity/correctness.csv");
        if (!QFile::exists(path))
            QSKIP("the shared data folder is not here");
        const Read read = readAll(bytesOf(path).toStdString(), 5);
        QVERIFY(read.rejected.empty());
        QVERIFY(read.rows
                == (Rows{{"Year", "Make", "Model", "Description", "Price"},
                         {"1997", "Ford", "E350", "ac, abs, moon", "3000.00"},
                         {"1999", "Chevy", "Venture \"Extended Edition\"", "", "4900.00"},
                         {"1996", "Jeep", "Grand Cherokee", "MUST SELL!\nair, moon roof, loaded", "4799.00"},
                         {"1999", "Chevy", "Venture \"Extended Edition, Very Large\"", "", "5000.00"},
                         {"", "", "Venture \"Extended Edition\"", "", "4900.00"}}));
    }
};

QTEST_GUILESS_MAIN(TestCsvReader)
#include "test_csv_reader.moc"
