#include "triage/signal_sink.h"

#include <algorithm>
#include <tuple>

namespace milepost::triage {

namespace {

/// Newest first; those of one day stay in their order. Most signals have a handful of rows.
void newestFirst(std::span<Evidence> rows)
{
    constexpr std::size_t few = 32;
    const auto newer = [](const Evidence &a, const Evidence &b) { return a.on > b.on; };
    if (rows.size() > few) {
        std::ranges::stable_sort(rows, newer);
        return;
    }
    for (auto next = rows.begin(); next != rows.end(); ++next)
        std::rotate(std::upper_bound(rows.begin(), next, *next, newer), next, next + 1);
}

} // namespace

void SignalSink::open(Signal signal, std::span<Evidence> rows)
{
    constexpr std::size_t kept = 8;
    newestFirst(rows);
    signal.rowCount = static_cast<std::uint32_t>(rows.size());
    signal.evidenceBegin = static_cast<std::uint32_t>(m_evidence.size());
    rows = rows.first(std::min(rows.size(), kept));
    m_evidence.insert(m_evidence.end(), rows.begin(), rows.end());
    signal.evidenceEnd = static_cast<std::uint32_t>(m_evidence.size());
    m_signals.push_back(signal);
}

void orderSignals(std::vector<Signal> &signals)
{
    if (signals.size() < 2)
        return;
    const auto key = [](const Signal &signal) {
        return std::tuple(-static_cast<int>(signal.severity), signal.rule != SignalRule::CancelPending, signal.rule,
                          signal.since, signal.object);
    };
    std::ranges::stable_sort(signals, [&](const Signal &a, const Signal &b) { return key(a) < key(b); });
}

} // namespace milepost::triage
