// Every seed through its parser, then the same seeds damaged in ways that are the same in every run; then what libFuzzer
// found worth keeping (tests/fuzz/corpus, one packed file per target: `test_fuzz_replay --pack FOLDER FILE`).
#include "targets.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <random>

namespace {

/// Inputs one after the other, compressed; small ones first.
bool pack(const QString &folder, const QString &path)
{
    QByteArrayList inputs;
    const QDir from(folder);
    for (const QString &name : from.entryList(QDir::Files)) {
        QFile file(from.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        inputs << file.readAll();
    }
    std::sort(inputs.begin(), inputs.end(), [](const QByteArray &a, const QByteArray &b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << inputs;
    QFile file(path);
    const QByteArray packed = qCompress(bytes, 9);
    return file.open(QIODevice::WriteOnly) && file.write(packed) == packed.size();
}

QByteArrayList unpack(const QString &path)
{
    QByteArrayList inputs;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return inputs;
    QDataStream stream(qUncompress(file.readAll()));
    stream.setVersion(QDataStream::Qt_6_4);
    stream >> inputs;
    return stream.status() == QDataStream::Ok ? inputs : QByteArrayList();
}

} // namespace

class TestFuzzReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seeds_data()
    {
        QTest::addColumn<int>("target");
        for (std::size_t i = 0; i < milepost::fuzz::targets.size(); ++i)
            QTest::newRow(milepost::fuzz::targets[i].name) << static_cast<int>(i);
    }

    void corpus_data() { seeds_data(); }

    void corpus()
    {
        QFETCH(int, target);
        const auto &parser = milepost::fuzz::targets[static_cast<std::size_t>(target)];
        const QString path = QStringLiteral(MILEPOST_SOURCE_DIR "/tests/fuzz/corpus/%1").arg(QLatin1String(parser.name));
        if (!QFile::exists(path))
            QSKIP("nothing was kept for this parser");
        const QByteArrayList inputs = unpack(path);
        QVERIFY(!inputs.isEmpty());
        for (const QByteArray &input : inputs)
            parser.run({input.constData(), static_cast<std::size_t>(input.size())});
        qInfo("%lld inputs", static_cast<long long>(inputs.size()));
    }

    void seeds()
    {
        QFETCH(int, target);
        const auto &parser = milepost::fuzz::targets[static_cast<std::size_t>(target)];
        const QDir folder(QStringLiteral(MILEPOST_SOURCE_DIR "/tests/fuzz/seeds/") + QLatin1String(parser.name));
        QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        if (QLatin1String(parser.name) == QLatin1String("templates")) // those that ship are the best seeds
            files += QDir(QStringLiteral(MILEPOST_SOURCE_DIR "/resources/templates")).entryInfoList(QDir::Files, QDir::Name);
        QVERIFY2(!files.isEmpty(), parser.name);
        std::mt19937 random(20260301);
        const auto pick = [&random](std::size_t below) { return below == 0 ? 0 : random() % below; };
        const QByteArray spice("\",;\t|\r\n\\{}[]:0-.\0\xEF\xBB\xBF\xC3", 25);
        int runs = 0;
        for (const QFileInfo &each : files) {
            QFile file(each.filePath());
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

int main(int argc, char **argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--pack")
        return pack(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3])) ? 0 : 1;
    QCoreApplication application(argc, argv);
    TestFuzzReplay test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_fuzz_replay.moc"
