#include "triage/signal_sink.h"

#include <algorithm>
#include <tuple>

namespace milepost::triage {

void SignalSink::open(Signal signal, std::vector<Evidence> rows)
{
    constexpr std::size_t kept = 8;
    if (rows.size() > 1)
        std::ranges::stable_sort(rows, [](const Evidence &a, const Evidence &b) { return a.on > b.on; });
    signal.rowCount = static_cast<std::uint32_t>(rows.size());
    signal.evidenceBegin = static_cast<std::uint32_t>(m_evidence.size());
    rows.resize(std::min(rows.size(), kept));
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
