/// M9 where the truth is known by formula (simulated books) and on real retention (oulad, where it is at hand): fitted on one
/// history, asked about another. MILEPOST_FULL=1: 40 books each instead of 8.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/builders.h"
#include "triage/compute_standing.h"
#include "triage/risk_backtest.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>
#include <random>

using namespace milepost;
using namespace milepost::test;

namespace {

int books() { return qEnvironmentVariableIntValue("MILEPOST_FULL") == 1 ? 40 : 8; }

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    double uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    bool chance(double p) { return uniform() < p; }
    std::int32_t whole(std::int32_t below) { return static_cast<std::int32_t>(uniform() * below); }

private:
    std::mt19937_64 m_random;
};

/// 500 accounts over 30 months on yearly contracts; pace and health wander, hazards are a product of factors. `effect` 0: one
/// hazard for all.
std::vector<AccountMonth> simulatedBook(std::uint64_t seed, double effect)
{
    Dice dice(seed);
    constexpr std::array paces{Pace::Ahead, Pace::OnPace, Pace::Behind, Pace::Stuck};
    constexpr std::array bands{Band::Good, Band::Fair, Band::Poor};
    constexpr std::array<double, 4> byPace{-0.5, 0, 0.5, 1.0};
    constexpr std::array<double, 3> byBand{-0.4, 0.1, 0.8};
    std::vector<AccountMonth> months;
    const Day begin = day("2023-01-01");
    for (AccountIndex account = 0; account < 500; ++account) {
        const int starts = dice.whole(24);
        auto pace = static_cast<std::size_t>(dice.whole(4)), band = static_cast<std::size_t>(dice.whole(3));
        for (int k = 0; starts + k < 30; ++k) {
            if (dice.chance(0.2))
                pace = static_cast<std::size_t>(dice.whole(4));
            if (dice.chance(0.15))
                band = static_cast<std::size_t>(dice.whole(3));
            const bool decides = k % 12 == 11;
            const RiskLevels levels{decides ? ContractState::Decision : ContractState::MidTerm, tenureBand(k), paces[pace], bands[band]};
            const double h = 0.012 * std::exp(effect * (byPace[pace] + byBand[band] + (decides ? 1.6 : 0)));
            const bool churned = dice.chance(std::min(h, 0.95));
            const Day from = addMonths(begin, starts + k), to = addMonths(begin, starts + k + 1);
            months.push_back({account, from, to, churned ? to - 1 - dice.whole(27) : Day{},
                              static_cast<std::uint16_t>(RiskCells::index(levels))});
            if (churned)
                break;
        }
    }
    return months;
}

double logLoss(double risk, bool churned) { return -std::log(std::max(1e-12, churned ? risk : 1 - risk)); }

/// Mean log losses of what was learnt on one history, asked about another. The plain table of cells says each cell's own share with half a
/// churn and half a survivor added (without them one churn in an empty cell costs infinitely much); the constant where a cell is new.
struct Losses {
    double model = 0, constant = 0, table = 0;
};

Losses lossesOf(const RiskCells &learnt, const RiskModel &model, std::span<const AccountMonth> asked, Day until)
{
    Losses losses;
    double n = 0;
    const double constant = static_cast<double>(learnt.churns()) / static_cast<double>(learnt.months());
    for (const AccountMonth &month : asked) {
        if (month.to > until)
            continue;
        const auto &cell = learnt.cells()[month.cell];
        const double table = cell.months > 0
            ? (static_cast<double>(cell.churns) + 0.5) / (static_cast<double>(cell.months) + 1)
            : constant;
        losses.model += logLoss(model.hazard(month.cell), month.churned());
        losses.constant += logLoss(constant, month.churned());
        losses.table += logLoss(table, month.churned());
        ++n;
    }
    return {losses.model / n, losses.constant / n, losses.table / n};
}

QString inWords(const RiskBacktest &judged)
{
    QString text = QStringLiteral("n %1, churns %2, AUC %3 (%4–%5), Brier %6 against %7 constant, log loss %8 against %9, lift %10; O/E")
                       .arg(judged.months).arg(judged.churns).arg(judged.auc, 0, 'f', 3).arg(judged.aucLow, 0, 'f', 3)
                       .arg(judged.aucHigh, 0, 'f', 3).arg(judged.brier, 0, 'f', 5).arg(judged.brierConstant, 0, 'f', 5)
                       .arg(judged.logLoss, 0, 'f', 4).arg(judged.logLossConstant, 0, 'f', 4).arg(judged.lift, 0, 'f', 2);
    for (int g = 0; g < judged.groupCount; ++g) {
        const CalibrationGroup &group = judged.groups[static_cast<std::size_t>(g)];
        text += QStringLiteral(" %1 (%2–%3)").arg(group.ratio(), 0, 'f', 2).arg(group.low, 0, 'f', 2).arg(group.high, 0, 'f', 2);
    }
    return text;
}

struct Presentation {
    std::vector<AccountMonth> months;
    Day until;
};

QList<QStringList> csv(const QString &path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            rows << QString::fromUtf8(file.readLine()).trimmed().split(QLatin1Char(','));
    }
    return rows;
}

/// Learners as accounts: a first day of contract, its planned end, milestones with a window of so many days after the median.
Presentation presentation(const QString &folder)
{
    std::map<QString, std::vector<std::pair<std::string, Day>>> reached;
    std::map<std::string, std::vector<std::int32_t>> days;
    const Day start = day("2013-10-01");
    QFile events(folder + QStringLiteral("/events.jsonl"));
    if (!events.open(QIODevice::ReadOnly))
        return {};
    while (!events.atEnd()) {
        const QJsonObject event = QJsonDocument::fromJson(events.readLine()).object();
        const auto type = event[QStringLiteral("properties")][QStringLiteral("milestone_type")].toString().toStdString();
        const Day on = day(event[QStringLiteral("timestamp")].toString().left(10).toStdString());
        reached[event[QStringLiteral("account_id")].toString()].emplace_back(type, on);
        days[type].push_back(on - start);
    }
    PortfolioBuilder builder = aPortfolio();
    for (auto &[type, seen] : days) {
        std::ranges::sort(seen);
        builder.milestone(type, seen[seen.size() * 9 / 10], true);
    }
    const auto rows = csv(folder + QStringLiteral("/subscriptions.csv"));
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const Day end = dayFromIso(rows[i][4].toStdString()).value_or(Day());
        if (end.valid() && end <= start)
            continue;
        SubscriptionRecord contract;
        contract.start = start;
        contract.termEnd = day(rows[i][3].toStdString());
        contract.end = end;
        AccountBuilder account(rows[i][1].toStdString());
        account.with(contract);
        for (const auto &[type, on] : reached[rows[i][1]])
            account.achieved(type, on);
        builder.with(std::move(account));
    }
    const Day until = day("2014-06-01");
    const PortfolioRows known = builder.rows();
    const auto derived = builder.derived();
    std::vector<PastView> views;
    const auto at = [&](Day asOf) {
        PortfolioRows copy = known;
        copy.today = asOf + 1;
        const auto portfolio = buildPortfolio(copy, asOf, {}, [&](AccountId id) {
            return &derived[static_cast<std::size_t>(id.value) - 1];
        });
        return *portfolio;
    };
    for (int k = 0; k <= 8; ++k)
        views.push_back(pastView(*at(addMonths(start, k)), {}));
    return {accountMonths(*at(until), views, until), until};
}

} // namespace

class TestRiskHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void simulatedBooks();
    void nothingToLearn();
    void onePresentationTellsOfTheOther();
};

void TestRiskHistory::simulatedBooks()
{
    const Day until = day("2025-07-01");
    int models = 0, covered = 0, groups = 0;
    for (int book = 1; book <= books(); ++book) {
        const auto learnt = simulatedBook(static_cast<std::uint64_t>(book), 1), asked = simulatedBook(static_cast<std::uint64_t>(book) + 500, 1);
        const RiskCells cells = countMonths(learnt, until);
        const Losses losses = lossesOf(cells, fitRisk(cells), asked, until);
        QVERIFY2(losses.model < losses.constant, "beats the constant on log loss");
        QVERIFY2(losses.model < losses.table, "beats the plain table of cells on log loss");
        const RiskFit fit = learnRisk(learnt, until);
        models += fit.method == RiskMethod::Model ? 1 : 0;
        for (int g = 0; g < fit.backtest.groupCount; ++g, ++groups) {
            const CalibrationGroup &group = fit.backtest.groups[static_cast<std::size_t>(g)];
            covered += group.low <= 1 && 1 <= group.high ? 1 : 0;
        }
        if (book <= 2)
            qInfo().noquote() << "book" << book << "log loss: model" << losses.model << "constant" << losses.constant << "table of cells"
                              << losses.table << '\n' << inWords(fit.backtest);
    }
    qInfo().noquote() << models << "of" << books() << "books use the model;" << covered << "of" << groups
                      << "calibration groups hold 1 within their limits";
    QCOMPARE(models, books());
    QVERIFY(covered >= groups * 85 / 100); // 95 % intervals, and the model is an estimate itself
}

void TestRiskHistory::nothingToLearn()
{
    // One hazard for all: the model must not be chosen much more often than chance lets it look better, and then it hardly differs.
    int models = 0;
    for (int book = 1; book <= 2 * books(); ++book) {
        const RiskFit fit = learnRisk(simulatedBook(static_cast<std::uint64_t>(book) + 9'000, 0), day("2025-07-01"));
        QVERIFY(fit.method != RiskMethod::Index);
        QCOMPARE(fit.method == RiskMethod::Model, fit.backtest.brier < fit.backtest.brierConstant);
        models += fit.method == RiskMethod::Model ? 1 : 0;
    }
    qInfo() << models << "of" << 2 * books() << "books without any difference still look better than the constant";
    QVERIFY(models <= books());
}

void TestRiskHistory::onePresentationTellsOfTheOther()
{
    const QString data = QStringLiteral(MILEPOST_SHARED_DATA "/oulad/");
    if (!QFile::exists(data + QStringLiteral("BBB_2013J/events.jsonl")))
        QSKIP("oulad is not at hand");
    const Presentation b = presentation(data + QStringLiteral("BBB_2013J")), d = presentation(data + QStringLiteral("DDD_2013J"));
    for (const auto &[name, learnt, asked] : {std::tuple{"BBB tells of DDD", &b, &d}, {"DDD tells of BBB", &d, &b}}) {
        const RiskCells cells = countMonths(learnt->months, learnt->until);
        QVERIFY(cells.churns() > 200);
        const RiskModel model = fitRisk(cells);
        const double constant = static_cast<double>(cells.churns()) / static_cast<double>(cells.months());
        std::vector<Prediction> predictions;
        for (const AccountMonth &month : asked->months) {
            if (month.to <= asked->until)
                predictions.push_back({month.account, model.hazard(month.cell), constant, month.churned()});
        }
        const RiskBacktest judged = judgePredictions(predictions);
        const Losses losses = lossesOf(cells, model, asked->months, asked->until);
        qInfo().noquote() << name << "log loss: model" << losses.model << "constant" << losses.constant << "table of cells"
                          << losses.table << '\n' << inWords(judged);
        // The two courses lose learners at different rates, so that a hazard learnt on one is too high or too low on the other: the
        // order it puts them in must hold, the Brier score is printed and decides on a history of one's own.
        QVERIFY(losses.model < losses.constant);
        QVERIFY(judged.aucLow > 0.5);
    }
}

QTEST_GUILESS_MAIN(TestRiskHistory)
#include "test_risk_history.moc"
