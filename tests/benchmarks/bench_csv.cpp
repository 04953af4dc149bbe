// The CSV reader beside what people write first: getline and split. Same bytes, same run, printed in MB/s.
#include "sync/decode/csv_reader.h"
#include "sync/decode/json_lines.h"

#include <QtTest>

#include <sstream>

using namespace milepost::sync;

namespace {

constexpr std::size_t megabytes = 200;

std::string table(bool quoted)
{
    std::string text = "usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count\n";
    for (std::size_t i = 0; text.size() < megabytes << 20; ++i) {
        const std::string n = std::to_string(i);
        if (quoted)
            text += "\"U-" + n + "\",\"S-" + n + "\",\"2024-07-27\",\"feature, \"\"" + n + "\"\"\",\"9\",\"5004\",\"0\"\n";
        else
            text += "U-" + n + ",S-" + n + ",2024-07-27,feature_20,9,5004,0\n";
    }
    return text;
}

double rate(std::size_t bytes, qint64 ns) { return static_cast<double>(bytes) / 1e6 / (static_cast<double>(ns) / 1e9); }

} // namespace

class BenchCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reader_data()
    {
        QTest::addColumn<bool>("quoted");
        QTest::newRow("plain") << false;
        QTest::newRow("every cell quoted") << true;
    }

    void reader()
    {
        QFETCH(bool, quoted);
        const std::string text = table(quoted);
        QElapsedTimer timer;

        auto source = std::make_unique<MemorySource>(text);
        timer.start();
        CsvReader reader(std::move(source), CsvDialect{});
        std::size_t cells = 0;
        std::size_t bytes = 0;
        for (;;) {
            const auto step = reader.next();
            QVERIFY(step.ok());
            if (*step == CsvReader::Step::End)
                break;
            for (const std::string_view cell : reader.record().cells)
                bytes += cell.size();
            cells += reader.record().cells.size();
        }
        const double ours = rate(text.size(), timer.nsecsElapsed());

        std::istringstream stream(text);
        timer.start();
        std::size_t naiveCells = 0;
        std::size_t naiveBytes = 0;
        std::string line;
        while (std::getline(stream, line)) {
            std::vector<std::string> row;
            std::istringstream parts(line);
            std::string part;
            while (std::getline(parts, part, ','))
                row.push_back(part);
            naiveCells += row.size();
            for (const std::string &cell : row)
                naiveBytes += cell.size();
        }
        const double naive = rate(text.size(), timer.nsecsElapsed());
        qInfo("%s: reader %.0f MB/s, getline and split %.0f MB/s (which reads quotes wrongly), ratio %.1f", QTest::currentDataTag(),
              ours, naive, ours / naive);
        QVERIFY(cells > 0 && naiveCells > 0 && bytes > 0 && naiveBytes > 0);
        QVERIFY2(ours >= 150, "the CSV reader must do 150 MB/s");
    }
};

QTEST_GUILESS_MAIN(BenchCsv)
#include "bench_csv.moc"
