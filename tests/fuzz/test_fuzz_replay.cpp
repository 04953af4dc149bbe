// Every seed through its parser, then the same seeds damaged in ways that are the same in every run.
#include "targets.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <random>

class TestFuzzReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seeds_data()
    {
        QTest::addColumn<int>("target");
        for (std::size_t i = 0; i < milepost::fuzz::targets.size(); ++i)
            QTest::newRow(milepost::fuzz::targets[i].name) << static_cast<int>(i);
    }

    void seeds()
    {
        QFETCH(int, target);
        const auto &parser = milepost::fuzz::targets[static_cast<std::size_t>(target)];
        const QDir folder(QStringLiteral(MILEPOST_SOURCE_DIR "/tests/fuzz/seeds/") + QLatin1String(parser.name));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        QVERIFY2(!names.isEmpty(), parser.name);
        std::mt19937 random(20260301);
        const auto pick = [&random](std::size_t below) { return below == 0 ? 0 : random() % below; };
        const QByteArray spice("\",;\t|\r\n\\{}[]:0-.\0\xEF\xBB\xBF\xC3", 25);
        int runs = 0;
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string seed = file.readAll().toStdString();
            parser.run(seed);
            for (int i = 0; i < 400; ++i) {
                std::string damaged = seed;
                for (std::size_t edits = pick(4) + 1; edits > 0; --edits) {
                    const std::size_t at = pick(damaged.size());
                    switch (pick(4)) {
                    case 0:
                        if (!damaged.empty())
                            damaged[at] = static_cast<char>(random() & 0xFF);
                        break;
                    case 1: damaged.insert(damaged.begin() + static_cast<std::ptrdiff_t>(at), spice[static_cast<qsizetype>(pick(25))]); break;
                    case 2: damaged.resize(at); break;
                    default: damaged.insert(at, damaged.substr(pick(damaged.size() + 1), pick(64))); break;
                    }
                }
                parser.run(damaged);
                ++runs;
            }
        }
        QVERIFY(runs >= 400);
    }
};

QTEST_GUILESS_MAIN(TestFuzzReplay)
#include "test_fuzz_replay.moc"
