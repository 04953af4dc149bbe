#include "store/derived_repository.h"

#include "store/database.h"
#include "store/given_rows.h"
#include "store/segment_codec.h"

#include <algorithm>
#include <bit>

namespace milepost::store {

namespace {

constexpr std::size_t sealBytes = 8;
constexpr std::uint64_t derivedFormat = 1;

/// Milestones ≥ 1 and days near each other: differences stay one byte long.
void putDay(Block &into, Day day, std::int64_t &before)
{
    putSigned(into, std::int64_t(day.value) - before);
    before = day.value;
}

bool takeDay(BlockReader &reader, Day &day, std::int64_t &before)
{
    before += reader.signedInt();
    if (before < std::numeric_limits<std::int32_t>::min() || before > std::numeric_limits<std::int32_t>::max()) {
        before = 0;
        return false;
    }
    day.value = static_cast<std::int32_t>(before);
    return true;
}

template <class Row> bool resizeFor(BlockReader &reader, std::vector<Row> &rows, std::size_t leastBytes)
{
    const std::uint64_t count = reader.varint();
    if (count > reader.left() / leastBytes)
        return false;
    rows.resize(static_cast<std::size_t>(count));
    return true;
}

bool unpack(BlockReader &reader, DerivedAccount &into)
{
    if (reader.varint() != derivedFormat)
        return false;
    into.firstEvent.ms = static_cast<std::int64_t>(reader.fixed64());
    into.lastEvent.ms = static_cast<std::int64_t>(reader.fixed64());
    std::int64_t before = 0;
    if (!resizeFor(reader, into.achievements, 12))
        return false;
    for (Achievement &achievement : into.achievements) {
        if (!takeDay(reader, achievement.on, before))
            return false;
        achievement.milestone.value = reader.signedInt();
        achievement.occurrence = static_cast<std::int32_t>(reader.signedInt());
        achievement.at.ms = static_cast<std::int64_t>(reader.fixed64());
        const std::uint64_t versionAndOrigin = reader.varint();
        achievement.definitionVersion = static_cast<std::int32_t>(versionAndOrigin >> 3);
        if ((versionAndOrigin & 7) >= enumCount<Origin>())
            return false;
        achievement.origin = static_cast<Origin>(versionAndOrigin & 7);
    }
    if (!resizeFor(reader, into.progress, 17))
        return false;
    for (MilestoneProgress &progress : into.progress) {
        progress.milestone.value = reader.signedInt();
        progress.value = std::bit_cast<double>(reader.fixed64());
        progress.target = std::bit_cast<double>(reader.fixed64());
    }
    if (!resizeFor(reader, into.activity, 3))
        return false;
    before = 0;
    for (DailyActivity &activity : into.activity) {
        if (!takeDay(reader, activity.day, before))
            return false;
        activity.user = static_cast<std::uint32_t>(reader.varint());
        activity.events = static_cast<std::uint32_t>(reader.varint());
    }
    return reader.ok() && reader.left() == 0;
}

} // namespace

std::vector<std::byte> packDerived(const DerivedAccount &derived)
{
    Block block(sealBytes);
    putVarint(block, derivedFormat);
    putFixed64(block, static_cast<std::uint64_t>(derived.firstEvent.ms));
    putFixed64(block, static_cast<std::uint64_t>(derived.lastEvent.ms));
    std::int64_t before = 0;
    putVarint(block, derived.achievements.size());
    for (const Achievement &achievement : derived.achievements) {
        putDay(block, achievement.on, before);
        putSigned(block, achievement.milestone.value);
        putSigned(block, achievement.occurrence);
        putFixed64(block, static_cast<std::uint64_t>(achievement.at.ms));
        putVarint(block, std::uint64_t(static_cast<std::uint32_t>(achievement.definitionVersion)) << 3
                      | static_cast<std::uint64_t>(achievement.origin));
    }
    putVarint(block, derived.progress.size());
    for (const MilestoneProgress &progress : derived.progress) {
        putSigned(block, progress.milestone.value);
        putFixed64(block, std::bit_cast<std::uint64_t>(progress.value));
        putFixed64(block, std::bit_cast<std::uint64_t>(progress.target));
    }
    before = 0;
    putVarint(block, derived.activity.size());
    for (const DailyActivity &activity : derived.activity) {
        putDay(block, activity.day, before);
        putVarint(block, activity.user);
        putVarint(block, activity.events);
    }
    sealBlock(block);
    return block;
}

Result<> unpackDerived(std::span<const std::byte> block, DerivedAccount &into)
{
    BlockReader reader(block, sealBytes);
    if (sealHolds(block) && unpack(reader, into))
        return {};
    into = {};
    return Error{ErrorCode::DatabaseDamaged, "derived achievements", "the block does not hold together"};
}

Result<> DerivedRepository::put(AccountId account, const DerivedAccount &derived, std::uint64_t catalogHash,
                                std::string_view zone)
{
    return putPacked(account, packDerived(derived), catalogHash, zone);
}

Result<> DerivedRepository::putPacked(AccountId account, std::span<const std::byte> block, std::uint64_t catalogHash,
                                      std::string_view zone)
{
    return m_database
        ->prepare("INSERT INTO derived(account, catalog_hash, zone, block) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(account) "
                  "DO UPDATE SET catalog_hash = excluded.catalog_hash, zone = excluded.zone, block = excluded.block")
        .with(account, catalogHash, zone, block)
        .run();
}

Result<> DerivedRepository::putPacked(std::span<const AccountId> accounts, std::span<const std::span<const std::byte>> blocks,
                                      std::uint64_t catalogHash, std::string_view zone)
{
    std::vector<std::int64_t> ids(accounts.size());
    std::transform(accounts.begin(), accounts.end(), ids.begin(), [](AccountId account) { return account.value; });
    const auto put = insertGiven(
        *m_database,
        "INSERT INTO derived(account, catalog_hash, zone, block) SELECT c0, c1, c2, c3 FROM given_rows(?1) WHERE true "
        "ON CONFLICT(account) DO UPDATE SET catalog_hash = excluded.catalog_hash, zone = excluded.zone, block = excluded.block",
        GivenRows(ids.size(), {std::span<const std::int64_t>(ids), static_cast<std::int64_t>(catalogHash), zone,
                               blocks}));
    return put.ok() ? Result<>() : Result<>(put.error());
}

Result<> DerivedRepository::forEach(std::uint64_t catalogHash, std::string_view zone,
                                    const std::function<void(AccountId, const DerivedAccount &)> &visit,
                                    std::vector<AccountId> *stale)
{
    DerivedAccount derived;
    auto statement = m_database->prepare("SELECT account, catalog_hash, zone, block FROM derived ORDER BY account");
    while (true) {
        MP_ASSIGN(const bool row, statement.step());
        if (!row)
            return {};
        const AccountId account = statement.id<AccountId>(0);
        const bool current = static_cast<std::uint64_t>(statement.integer(1)) == catalogHash && statement.text(2) == zone;
        if (current && unpackDerived(statement.blob(3), derived).ok())
            visit(account, derived);
        else if (stale)
            stale->push_back(account);
    }
}

Result<std::optional<DerivedAccount>> DerivedRepository::get(AccountId account, std::uint64_t catalogHash,
                                                             std::string_view zone)
{
    auto statement = m_database->prepare("SELECT catalog_hash, zone, block FROM derived WHERE account = ?1");
    MP_ASSIGN(const bool row, statement.with(account).step());
    if (!row || static_cast<std::uint64_t>(statement.integer(0)) != catalogHash || statement.text(1) != zone)
        return std::optional<DerivedAccount>();
    DerivedAccount derived;
    if (!unpackDerived(statement.blob(2), derived).ok())
        return std::optional<DerivedAccount>();
    return std::optional(std::move(derived));
}

Result<> DerivedRepository::clear() { return m_database->prepare("DELETE FROM derived").run(); }

} // namespace milepost::store
