/// Configured sources in words. SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/source_words.h"

#include <QTest>

using namespace milepost;
using namespace milepost::wording;

class TestSourceWords : public QObject {
    Q_OBJECT

    const Voice voice = Voice::invariant();

private Q_SLOTS:
    void schedules_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const std::pair<const char *, const char *> rows[] = {{"manual", "by hand"},      {"15m", "every 15 min"}, {"1h", "every hour"},
                                                              {"90m", "every 90 min"},    {"6h", "every 6 h"},     {"1d", "every day"},
                                                              {"7d", "every 7 days"},     {"daily 05:30", "daily 05:30"}};
        for (const auto &[text, words] : rows)
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(words);
    }
    void schedules()
    {
        QFETCH(QString, text);
        QTEST(wording::schedule(voice, *scheduleFromText(text.toStdString())), "words");
    }

    void nextSyncs()
    {
        const Instant now{1'000'000'000'000};
        constexpr std::int64_t minute = 60'000;
        QCOMPARE(nextSync(voice, std::nullopt, now), QString());
        QCOMPARE(nextSync(voice, Instant{now.ms - minute}, now), QStringLiteral("next sync is due"));
        QCOMPARE(nextSync(voice, Instant{now.ms + 12 * minute}, now), QStringLiteral("next sync in 12 min"));
        QCOMPARE(nextSync(voice, Instant{now.ms + 19 * 60 * minute}, now), QStringLiteral("next sync in 19 h"));
    }

    void progress_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<quint64>("done");
        QTest::addColumn<quint64>("total");
        QTest::addColumn<quint64>("rows");
        QTest::addColumn<double>("rate");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing heard yet") << "" << quint64(0) << quint64(0) << quint64(0) << 0.0 << "connecting";
        QTest::newRow("no rate yet") << "usage" << quint64(1) << quint64(0) << quint64(12'400) << 0.0 << "12,400 rows";
        QTest::newRow("with its rate") << "usage" << quint64(1) << quint64(9) << quint64(12'400) << 6'200.4 << QStringLiteral("12,400 rows · 6,200 a second");
        QTest::newRow("the lock") << "waiting for importing (process 41)" << quint64(0) << quint64(0) << quint64(0) << 0.0
                                  << QStringLiteral("waiting: \u2068importing (process 41)\u2069");
        QTest::newRow("deriving") << "" << quint64(340) << quint64(1'000) << quint64(340) << 10.0
                                  << "milestones brought up to date for 340 of 1,000 accounts";
    }
    void progress()
    {
        QFETCH(QString, what);
        QFETCH(quint64, done);
        QFETCH(quint64, total);
        QFETCH(quint64, rows);
        QFETCH(double, rate);
        const ProgressState state{what.toStdString(), done, total, rows};
        QTEST(progressSentence(voice, state, rate), "words");
        QCOMPARE(progressShare(state).has_value(), total > 0);
    }

    void whatShrankSaysHowMuch()
    {
        QCOMPARE(shrunkSentence(voice, "postgres", {9'640, 212}).replace(QChar(0xA0), QLatin1Char(' ')), QStringLiteral("It had 9,640 rows and now has 212 rows, 2 % of that."));
        QCOMPARE(shrunkSentence(voice, "postgres", {1'204, 0}), QStringLiteral("It had 1,204 rows and is empty now."));
        QVERIFY(shrunkSentence(voice, "folder", {4'096, 1'024}).contains(QStringLiteral("4.00 KiB")));
    }

    void placesHideNoSecretAndShowNoQuery()
    {
        SourceConfiguration source;
        source.kind = "http";
        source.options = {{"url", "https://api.example.com/v1/events?account=7"}};
        QCOMPARE(sourcePlace(source), QStringLiteral("api.example.com/v1/events"));
        source.kind = "postgres";
        source.options = {{"host", "db.example.com"}, {"database", "dwh"}};
        QCOMPARE(sourcePlace(source), QStringLiteral("db.example.com, dwh"));
        source.options["table"] = "mart.usage";
        QCOMPARE(sourcePlace(source), QStringLiteral("db.example.com, mart.usage"));
    }

    void columnsThatChanged()
    {
        QCOMPARE(columnChange(voice, {ColumnChange::Added, "tier", "", ""}), QStringLiteral("new"));
        QCOMPARE(columnChange(voice, {ColumnChange::Retyped, "amount", "integer", "text"}), QStringLiteral("\u2068integer\u2069 → \u2068text\u2069"));
        QCOMPARE(columnChange(voice, {ColumnChange::Removed, "plan", "text", ""}), QStringLiteral("gone, was \u2068text\u2069"));
    }

    void everyChoiceHasWords()
    {
        // What a kind lets one choose is not shown by its key.
        for (const std::string_view choice : {"none", "cursor", "page", "offset", "link"})
            QVERIFY(optionChoice(voice, "paging", choice) != plain(choice));
        QCOMPARE(optionLabel(voice, "http", "something_new"), QStringLiteral("something new"));
    }
};

QTEST_APPLESS_MAIN(TestSourceWords)
#include "test_source_words.moc"
