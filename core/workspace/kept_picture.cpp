#include "workspace/kept_picture.h"

#include "base/hash.h"
#include "store/database.h"
#include "store/milestone_repository.h"
#include "triage/standing_columns.h"
#include "workspace/column_file.h"
#include "workspace/core_fingerprint.h"

#include <QFile>
#include <QSaveFile>

#include <future>
#include <numeric>

namespace milepost {

namespace {

constexpr std::uint64_t format = 1; ///< rises when a column's meaning changes and its size does not

/// What the bytes depend on besides the values.
std::uint64_t layout()
{
    const std::array<std::uint64_t, 22> sizes{
        format, sizeof(void *), sizeof(Portfolio), sizeof(AchievementFact), sizeof(ProgressFact), sizeof(SubscriptionFact),
        sizeof(TicketFact), sizeof(SurveyFact), sizeof(InvoiceFact), sizeof(ContactFact), sizeof(LimitFact),
        sizeof(ActivityFact), sizeof(SpellFact), sizeof(Standing), sizeof(StandingSettings), sizeof(PeerStanding),
        sizeof(HealthStanding), sizeof(Signal), sizeof(Evidence), sizeof(QueueItem), sizeof(Trends),
        shapeFingerprint};
    return stableHash({reinterpret_cast<const char *>(sizes.data()), sizeof sizes});
}

/// The code that made it: after an update everything is computed anew, while the window shows what was kept before.
std::uint64_t build() { return combineHash(coreFingerprint, stableHash(MILEPOST_VERSION)); }

template <class Visit, class AnyTrends>
    requires std::is_same_v<std::remove_const_t<AnyTrends>, Trends>
void columns(Visit &visit, AnyTrends &trends)
{
    auto &[health, dataVersion, asOf] = trends;
    visit(health, dataVersion, asOf);
}

struct Head {
    std::uint64_t layout = 0, build = 0, settings = 0, state = 0;
    bool trends = false;
};

/// What is no plain column of a Portfolio, as texts.
struct Words {
    std::string zone, levels;
    std::vector<std::string> milestones;
    std::string texts; ///< of the string pool, one after the other
    std::vector<std::uint32_t> lengths;
};

Words wordsOf(const Portfolio &portfolio)
{
    Words words{portfolio.zone.name(), store::levelsToJson(portfolio.levels), {}, {}, {}};
    for (const MilestoneDefinition &definition : portfolio.milestones)
        words.milestones.push_back(store::definitionToJson(definition));
    words.lengths.reserve(portfolio.strings.size());
    for (StringId id = 1; id < portfolio.strings.size(); ++id) {
        words.texts += portfolio.text(id);
        words.lengths.push_back(static_cast<std::uint32_t>(portfolio.text(id).size()));
    }
    return words;
}

/// Believes nothing of them: that the file is whole is known only at its end.
bool understand(const Words &words, Portfolio &portfolio)
{
    if (std::accumulate(words.lengths.begin(), words.lengths.end(), std::uint64_t(0)) != words.texts.size())
        return false;
    auto zone = Zone::fromName(words.zone);
    auto levels = store::levelsFromJson(words.levels);
    if (!zone || !levels)
        return false;
    portfolio.zone = *zone;
    portfolio.levels = std::move(*levels);
    for (const std::string &text : words.milestones) {
        auto definition = store::definitionFromJson(text);
        if (!definition)
            return false;
        portfolio.milestones.push_back(std::move(*definition));
    }
    portfolio.strings = StringPool::ofDistinct(words.texts, words.lengths);
    return true;
}

template <class Walk, class AnyWords> void walkWords(Walk &walk, AnyWords &words)
{
    walk(words.zone, words.levels, words.milestones, words.texts, words.lengths);
}

QString pathOf(const std::string &profile) { return QString::fromStdString(keptPicturePath(profile)); }

} // namespace

Result<std::uint64_t> stateOf(store::Database &database)
{
    MP_ASSIGN(const std::string text, database.text("SELECT (SELECT value FROM counter WHERE name = 'data_version')"
                                                    " || ' ' || coalesce((SELECT max(hlc) FROM edit), '')"
                                                    " || ' ' || coalesce((SELECT max(id) FROM sync_run), '')"
                                                    " || ' ' || coalesce((SELECT max(started_ms) FROM sync_run), '')"));
    return stableHash(text);
}

std::uint64_t hashOf(const SettingValues &settings)
{
    std::uint64_t hash = 0;
    for (const auto &[key, value] : settings)
        hash = combineHash(hash, combineHash(stableHash(key), stableHash(value)));
    return hash;
}

std::string keptPicturePath(const std::string &profile) { return profile + "/last-picture"; }

Result<> keepPicture(const std::string &profile, const SettingValues &settings, const KeptPicture &picture)
{
    const Portfolio &portfolio = *picture.snapshot.portfolio;
    QSaveFile file(pathOf(profile));
    const auto failed = [&] { return Error{ErrorCode::FileWrite, keptPicturePath(profile), file.errorString().toStdString()}; };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    ColumnWriter write(file);
    const Head head{layout(), picture.sameBuild ? build() : 0, hashOf(settings), picture.state, picture.trends.has_value()};
    write(head.layout, head.build, head.settings, head.state, head.trends);
    const Words words = wordsOf(portfolio);
    columns(write, portfolio);
    columns(write, *picture.snapshot.standing);
    walkWords(write, words);
    if (picture.trends)
        columns(write, *picture.trends);
    if (!write.finish() || !file.commit())
        return failed();
    return {};
}

std::optional<KeptPicture> keptPicture(const std::string &profile, const SettingValues &settings)
{
    auto picture = readPicture(profile);
    if (picture && picture->settings != hashOf(settings))
        picture.reset();
    return picture;
}

std::optional<KeptPicture> readPicture(const std::string &profile)
{
    QFile file(pathOf(profile));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    ColumnReader read(file);
    Head head;
    read(head.layout, head.build, head.settings, head.state, head.trends);
    if (!read.good() || head.layout != layout())
        return std::nullopt;
    const auto portfolio = std::make_shared<Portfolio>();
    const auto standing = std::make_shared<Standing>();
    columns(read, *portfolio);
    columns(read, *standing);
    Words words;
    walkWords(read, words);
    if (!read.good())
        return std::nullopt;
    // The texts are found their places while the rest is read.
    auto understood = std::async(std::launch::async, [&] { return understand(words, *portfolio); });
    KeptPicture picture{{portfolio, standing}, {}, head.state, head.settings, head.build == build()};
    if (head.trends)
        columns(read, picture.trends.emplace());
    const bool whole = read.finish();
    if (!understood.get() || !whole)
        return std::nullopt;
    standing->portfolio = portfolio;
    return picture;
}

void forgetPicture(const std::string &profile) { QFile::remove(pathOf(profile)); }

} // namespace milepost
