#include "reports/document_fields.h"

#include "reports/document_charts.h"
#include "value/exact.h"
#include "wording/document_words.h"
#include "wording/figures.h"
#include "wording/terms.h"
#include "wording/value_words.h"

#include <algorithm>
#include <cmath>

namespace milepost {

namespace {

using kainjow::mustache::data;
using Type = data::type;

/// As somebody wrote it, "0.9000" as 0.9, by the locale.
QString figure(const wording::Voice &voice, const std::string &decimalText)
{
    const auto exact = value::exactFromDecimal(decimalText);
    return exact ? wording::decimal(voice, value::asDouble(*exact), 4) : wording::noData();
}

QString amount(const wording::Voice &voice, std::int64_t minor, Currency currency) { return wording::moneyExact(voice, minor, currency); }

/// Isolates only where directions are mixed: a page draws them with another font, and text copied from it has them in it.
QString isolated(QString words)
{
    const auto rightToLeft = [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL || c.isSurrogate(); };
    return std::ranges::any_of(words, rightToLeft) ? words : words.remove(QChar(0x2068)).remove(QChar(0x2069));
}

/// Stands for a footnote until it has its number. Noncharacters come in no text from outside that was decoded.
std::string markOf(std::size_t footnote) { return "\xEF\xB7\x90" + std::to_string(footnote) + "\xEF\xB7\x91"; }

} // namespace

std::string DocumentFields::text(const QString &words) const
{
    if (m_form != TextForm::Plain)
        return isolated(words).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>")).toStdString();
    // In plain text the isolates would be seen as boxes by old mail programs.
    QString clean = words;
    clean.remove(QChar(0x2068)).remove(QChar(0x2069)).replace(QLatin1Char('\r'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    return clean.toStdString();
}

std::string DocumentFields::place(const QString &name, Drawing drawing)
{
    if (m_form == TextForm::Plain)
        return {};
    if (m_form == TextForm::Html)
        return svgOf(drawing).toStdString();
    const QString image = QStringLiteral("<img src=\"drawing:%1\" width=\"%2\" height=\"%3\"%4/>").arg(name).arg(drawing.width).arg(drawing.height)
                              .arg(drawing.height < 12 && drawing.width < pageTextWidth ? QStringLiteral(" style=\"vertical-align: middle;\"") : QString());
    m_drawings.insert_or_assign(name, std::move(drawing));
    return image.toStdString();
}

std::string DocumentFields::footnote(const QString &words)
{
    m_footnotes.push_back(words);
    return markOf(m_footnotes.size() - 1);
}

TemplateData DocumentFields::footnotesIn(std::string_view filled)
{
    std::vector<std::pair<std::size_t, std::size_t>> found; // where, footnote
    for (std::size_t i = 0; i < m_footnotes.size(); ++i) {
        if (const std::size_t at = filled.find(markOf(i)); at != std::string_view::npos)
            found.emplace_back(at, i);
    }
    std::ranges::sort(found);
    m_numberOf.assign(m_footnotes.size(), 0);
    Data notes(Type::list);
    for (std::size_t i = 0; i < found.size(); ++i) {
        m_numberOf[found[i].second] = i + 1;
        Data note(Type::object);
        note.set("number", markOf(found[i].second));
        note.set("words", text(m_footnotes[found[i].second]));
        notes << note;
    }
    return notes;
}

std::string DocumentFields::numbered(std::string filled) const
{
    for (std::size_t i = 0; i < m_numberOf.size(); ++i) {
        const std::string mark = markOf(i);
        const std::string number = wording::integer(m_voice, static_cast<std::int64_t>(m_numberOf[i])).toStdString();
        for (std::size_t at = filled.find(mark); at != std::string::npos; at = filled.find(mark, at + number.size()))
            filled.replace(at, mark.size(), number);
    }
    return filled;
}

QString DocumentFields::titles(const std::vector<std::string> &all) const
{
    QStringList names;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i)
        names << wording::name(all[i]);
    return names.join(QStringLiteral(", "));
}

void DocumentFields::head(Data &data, const CustomerDocument &document)
{
    for (const auto &[key, words] : wording::documentLabels(m_voice))
        data.set(key, text(words));
    data.set("html", m_form == TextForm::Html ? Data(Type::bool_true) : Data(Type::bool_false));
    data.set("direction", m_voice.locale.textDirection() == Qt::RightToLeft ? "rtl" : "ltr");
    data.set("start", m_voice.locale.textDirection() == Qt::RightToLeft ? "right" : "left");
    data.set("end", m_voice.locale.textDirection() == Qt::RightToLeft ? "left" : "right");
    data.set("language", text(m_voice.locale.bcp47Name()));
    data.set("customer", text(wording::name(document.customer)));
    data.set("brand", text(wording::name(m_brand.name)));
    data.set("accent", m_brand.accent);
    data.set("prepared", text(wording::preparedBy(m_voice, m_brand.name, document.asOf)));
    data.set("terms", text(wording::termsLine(m_voice, document.plan, document.seats, document.renewal, document.asOf)));
    if (m_brand.logoKind != Brand::LogoKind::None && m_form != TextForm::Plain) {
        const double height = 30, width = std::min(160., height * m_brand.logoSize.width() / std::max(1, m_brand.logoSize.height()));
        const QString source = m_form == TextForm::Page ? QStringLiteral("drawing:logo")
            : QStringLiteral("data:image/%1;base64,").arg(m_brand.logoKind == Brand::LogoKind::Png ? QStringLiteral("png") : QStringLiteral("svg+xml"))
                + QString::fromLatin1(m_brand.logo.toBase64());
        data.set("logo", QStringLiteral("<img src=\"%1\" alt=\"\" width=\"%2\" height=\"%3\"/>").arg(source).arg(width).arg(height).toStdString());
    }
    Drawing rule;
    rule.width = pageTextWidth;
    rule.height = 3;
    rule.box({0, 0, pageTextWidth, 3}, accent());
    data.set("accent_rule", place(QStringLiteral("accent_rule"), std::move(rule)));
    Drawing hair;
    hair.width = pageTextWidth;
    hair.height = 1;
    hair.box({0, 0, pageTextWidth, 1}, PaperColours().line);
    data.set("rule", place(QStringLiteral("rule"), std::move(hair)));
}

void DocumentFields::goal(Data &data, const CustomerDocument &document)
{
    const auto &goal = document.goal;
    Data made(Type::object);
    if (goal.outcome.empty() && goal.baseline.value.empty() && goal.destination.value.empty()) {
        data.set("no_goal", text(wording::noGoal(m_voice)));
        return;
    }
    made.set("outcome", text(wording::name(goal.outcome)));
    made.set("baseline", text(wording::pointOn(m_voice, goal.baseline.value, goal.baseline.on)));
    made.set("destination", text(wording::pointBy(m_voice, goal.destination.value, goal.destination.on)));
    QString state;
    if (goal.reachedOn.valid())
        state = wording::goalReached(m_voice, goal.reachedOn, document.asOf);
    else if (goal.share >= 0)
        state = wording::goalShare(m_voice, goal.share, goal.value, goal.target, goal.milestone);
    else if (goal.steps > 0)
        state = wording::goalSteps(m_voice, goal.stepsDone, goal.steps);
    else
        state = wording::goalUnmeasured(m_voice, goal.baseline.on);
    made.set("state", text(state));
    if (goal.share >= 0) {
        double planned = -1;
        if (!goal.reachedOn.valid() && goal.baseline.on.valid() && goal.destination.on.valid() && goal.baseline.on < goal.destination.on)
            planned = double(document.asOf - goal.baseline.on) / (goal.destination.on - goal.baseline.on);
        made.set("bar", place(QStringLiteral("goal"), goalBar(goal.share, planned, accent(), state)));
    } else if (goal.steps > 0) {
        made.set("bar", place(QStringLiteral("goal"), goalBar(double(goal.stepsDone) / goal.steps, -1, PaperColours().peer, state)));
    }
    made.set("note", footnote(wording::footGoal(m_voice, goal.baseline.on, goal.milestone)));
    data.set("goal", made);
}

void DocumentFields::milestones(Data &data, const CustomerDocument &document, const DocumentFit &fit)
{
    const PaperColours paper;
    data.set("achieved_count", text(wording::achievedCount(m_voice, static_cast<std::int64_t>(document.achieved.size()), document.applicable)));
    Data achieved(Type::list);
    std::int64_t rows = 0;
    for (const auto &each : document.achieved)
        rows += each.times;
    // The newest ones are shown when there is no room for all.
    const std::size_t hidden = document.achieved.size() > fit.achieved ? document.achieved.size() - fit.achieved : 0;
    for (std::size_t i = hidden; i < document.achieved.size(); ++i) {
        const auto &each = document.achieved[i];
        Data row(Type::object);
        row.set("title", text(wording::name(each.title)));
        row.set("on", text(wording::date(m_voice, each.on, document.asOf)));
        if (each.times > 1)
            row.set("times", text(QStringLiteral("×%1").arg(wording::integer(m_voice, each.times))));
        row.set("mark", place(QStringLiteral("done%1").arg(static_cast<int>(each.category)), checkMark(true, paper.of(each.category))));
        achieved << row;
    }
    data.set("achieved", achieved);
    if (hidden > 0)
        data.set("achieved_more", text(wording::andMore(m_voice, static_cast<std::int64_t>(hidden))));
    QStringList sources;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, document.sources.size()); ++i)
        sources << wording::name(document.sources[i]);
    data.set("achieved_note", footnote(wording::footMilestones(m_voice, rows, document.through, sources.join(QStringLiteral(", ")))));

    data.set("ahead_count", text(wording::toGo(m_voice, static_cast<std::int64_t>(document.ahead.size()))));
    Data ahead(Type::list);
    for (std::size_t i = 0; i < std::min(fit.ahead, document.ahead.size()); ++i) {
        const auto &each = document.ahead[i];
        Data row(Type::object);
        row.set("title", text(wording::name(each.title)));
        row.set("mark", place(QStringLiteral("open"), checkMark(false, paper.peer)));
        if (each.begun) {
            const QString figures = wording::ofTarget(m_voice, each.value, each.target);
            row.set("state", text(figures));
            row.set("bar", place(QStringLiteral("bar%1").arg(i), shareBar(double(each.value) / double(each.target), paper.of(each.category), 64, figures)));
        } else if (each.usualDay >= 0) {
            row.set("state", text(wording::usuallyByWeek(m_voice, each.usualDay)));
        }
        ahead << row;
    }
    data.set("ahead", ahead);
    if (document.ahead.size() > fit.ahead)
        data.set("ahead_more", text(wording::andMore(m_voice, static_cast<std::int64_t>(document.ahead.size() - fit.ahead))));
    if (!document.ahead.empty()) {
        const auto &next = document.ahead.front();
        data.set("next", text(next.begun && next.value < next.target ? wording::nextNeeds(m_voice, next.title, next.value, next.target)
                                                                     : wording::nextIs(m_voice, next.title)));
        data.set("ahead_note", footnote(wording::footAhead(m_voice, document.through, document.peers.has_value())));
    }
    if (m_form != TextForm::Plain && !document.achieved.empty())
        data.set("chart_over_time", place(QStringLiteral("over_time"), achievementsChart(document, accent(), m_voice, pageTextWidth, 170)));
}

TemplateData DocumentFields::valueRow(const CustomerDocument::ValueLine &line, Currency currency, const std::string &number) const
{
    Data row(Type::object);
    row.set("title", text(wording::name(line.title)));
    row.set("times", text(wording::integer(m_voice, line.occurrences)));
    QString saved = line.saving.empty() ? wording::noData() : figure(m_voice, line.saving);
    if (!line.withoutUs.empty())
        saved = QStringLiteral("%1 − %2").arg(saved, figure(m_voice, line.withoutUs));
    row.set("saved", text(line.minutes ? wording::minutesEach(m_voice, saved) : saved));
    row.set("rate", text(line.rate.empty() ? wording::noData() : figure(m_voice, line.rate)));
    row.set("amount", text(amount(m_voice, line.minor, currency)));
    row.set("note", number);
    return row;
}

void DocumentFields::value(Data &data, const CustomerDocument &document, const DocumentFit &fit)
{
    if (!document.value || document.value->lines.empty()) {
        data.set("no_value", text(wording::noValue(m_voice)));
        return;
    }
    const auto &value = *document.value;
    Data made(Type::object), lines(Type::list);
    made.set("period", text(wording::valuePeriod(m_voice, value.from, value.to, document.asOf)));
    const std::size_t shown = std::min(fit.lines, value.lines.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto &line = value.lines[i];
        wording::LineNote note;
        QString product = wording::integer(m_voice, line.occurrences) + QStringLiteral(" × ");
        product += line.withoutUs.empty() ? figure(m_voice, line.saving) : QStringLiteral("(%1 − %2)").arg(figure(m_voice, line.saving), figure(m_voice, line.withoutUs));
        if (line.minutes)
            product = wording::minutesAsHours(m_voice, product, line.hours);
        if (!line.rate.empty())
            product += QStringLiteral(" × ") + figure(m_voice, line.rate);
        if (!line.confidence.empty())
            product += QStringLiteral(" × ") + figure(m_voice, line.confidence);
        note.arithmetic = product;
        note.counted = wording::name(line.counted);
        note.event = line.countsEvent;
        note.statedBy = line.statedBy.empty() ? QString() : wording::name(line.statedBy);
        note.source = line.source.empty() ? QString() : wording::name(line.source);
        note.agreedOn = line.agreedOn.valid() ? wording::dateWithYear(m_voice, line.agreedOn) : QString();
        note.from = wording::dateWithYear(m_voice, value.from);
        note.to = wording::dateWithYear(m_voice, std::min(value.to, document.through));
        lines << valueRow(line, value.currency, footnote(wording::footValueLine(m_voice, note)));
    }
    made.set("lines", lines);
    if (value.lines.size() > shown)
        made.set("more", text(wording::andMore(m_voice, static_cast<std::int64_t>(value.lines.size() - shown))));
    made.set("total_label", text(wording::valueTotal(m_voice, value.investedMinor == noMinor ? QString() : amount(m_voice, value.investedMinor, value.currency))));
    made.set("total", text(amount(m_voice, value.totalMinor, value.currency)));
    QString range = wording::valueRange(m_voice, amount(m_voice, value.lowMinor, value.currency), amount(m_voice, value.highMinor, value.currency));
    if (value.wholeHours)
        range += QLatin1Char(' ') + wording::roundingRule(m_voice, RoiRounding::WholeHours);
    if (value.notAgreed > 0)
        range += QLatin1Char(' ') + wording::valueLeftOut(m_voice, value.notAgreed);
    made.set("note", footnote(range));
    data.set("value", made);
}

void DocumentFields::peers(Data &data, const CustomerDocument &document)
{
    Data made(Type::object);
    if (document.peers) {
        const auto &peers = *document.peers;
        const wording::PeerWords words{peers.n,      peers.own,          peers.mostHave, peers.aheadPercent, peers.behindPercent,
                                       peers.tenureDays, peers.recent, peers.sameIndustry, peers.samePlan, peers.sameSize};
        made.set("headline", text(wording::peersHeadline(m_voice, words)));
        made.set("rank", text(wording::peersRank(m_voice, words)));
        made.set("basis", text(wording::peersBasis(m_voice, words)));
        if (!peers.earlier.empty())
            made.set("earlier", text(wording::earlierThanUsual(m_voice, titles(peers.earlier))));
        if (!peers.open.empty())
            made.set("open", text(wording::mostOpen(m_voice, titles(peers.open))));
        made.set("note", footnote(wording::footPeers(m_voice, peers.n, document.asOf)));
    } else {
        made.set("headline", text(wording::peersTooFew(m_voice, document.tooFewPeers, fewestPeersShown)));
    }
    if (document.start.valid() && document.start <= document.asOf && m_form != TextForm::Plain)
        made.set("chart", place(QStringLiteral("peers"), peerChart(document, accent(), m_voice, 330, 176)));
    data.set("peers", made);
}

void DocumentFields::steps(Data &data, const CustomerDocument &document, const DocumentFit &fit)
{
    Data list(Type::list);
    std::int32_t ours = 0, theirs = 0;
    for (std::size_t i = 0; i < document.steps.size(); ++i) {
        const auto &each = document.steps[i];
        (each.owes == PlanSide::Us ? ours : theirs) += each.overdue ? 1 : 0;
        if (i >= fit.steps)
            continue;
        Data row(Type::object);
        row.set("due", text(each.due.valid() ? wording::date(m_voice, each.due, document.asOf) : wording::noData()));
        row.set("side", text(wording::side(m_voice, each.owes, m_brand.name)));
        row.set("title", text(wording::name(each.title)));
        list << row;
    }
    data.set("steps", list);
    if (document.steps.size() > fit.steps)
        data.set("steps_more", text(wording::andMore(m_voice, static_cast<std::int64_t>(document.steps.size() - fit.steps))));
    Data recommended(Type::list);
    for (std::size_t i = 0; i < std::min<std::size_t>(3, document.ahead.size()); ++i) {
        const auto &each = document.ahead[i];
        Data row(Type::object);
        row.set("title", text(wording::name(each.title)));
        if (each.begun)
            row.set("state", text(wording::ofTarget(m_voice, each.value, each.target)));
        recommended << row;
    }
    if (!document.ahead.empty())
        data.set("recommended", recommended);
    if (document.steps.empty())
        data.set("no_steps", text(wording::noSteps(m_voice)));
    else
        data.set("steps_note", footnote(wording::footSteps(m_voice, static_cast<std::int64_t>(document.steps.size()), document.asOf)));
    QStringList hindrances;
    if (document.roleOpenSince.valid())
        hindrances << wording::roleOpen(m_voice, document.sponsorOpen, document.roleOpenSince, document.asOf);
    if (document.escalated > 0)
        hindrances << wording::escalatedOpen(m_voice, document.escalated);
    if (ours + theirs > 0)
        hindrances << wording::stepsOverdue(m_voice, ours, theirs);
    for (std::size_t i = 0; i < std::min<std::size_t>(2, document.limits.size()); ++i)
        hindrances << wording::limitNear(m_voice, document.limits[i].metric, document.limits[i].share, document.limits[i].on, document.asOf);
    wording::HindranceRows rows;
    rows.tickets = document.escalated;
    rows.contacts = document.roleOpenSince.valid() ? 1 : 0;
    rows.steps = ours + theirs;
    rows.limits = static_cast<std::int32_t>(std::min<std::size_t>(2, document.limits.size()));
    data.set("hindrances_note", footnote(wording::footHindrances(m_voice, rows, document.through)));
    data.set("hindrances", text(hindrances.isEmpty() ? wording::nothingInTheWay(m_voice) : hindrances.join(QLatin1Char(' '))));
    if (document.unlock) {
        Data offer(Type::object);
        offer.set("sentence", text(wording::unlockSentence(m_voice, document.unlock->gives, document.unlock->level, document.unlock->toGo)));
        offer.set("note", footnote(wording::footUnlock(m_voice, document.unlock->level, document.through)));
        data.set("offer", offer);
    }
}

TemplateData DocumentFields::of(const CustomerDocument &document, const DocumentFit &fit)
{
    m_footnotes.clear();
    m_numberOf.clear();
    Data data(Type::object);
    head(data, document);
    goal(data, document);
    milestones(data, document, fit);
    if (fit.lines > 0)
        value(data, document, fit);
    peers(data, document);
    steps(data, document, fit);
    data.set("as_of", text(wording::footAsOf(m_voice, document.asOf, document.through)));
    return data;
}

TemplateData DocumentFields::of(const InternalDocument &document, const DocumentFit &fit)
{
    Data data = of(document.customer, fit);
    const auto list = [&](const char *name, const auto &all, const auto &words) {
        Data rows(Type::list);
        for (std::size_t i = 0; i < std::min(fit.internal, all.size()); ++i) {
            Data row(Type::object);
            row.set("words", text(words(all[i])));
            rows << row;
        }
        if (all.size() > fit.internal) {
            Data row(Type::object);
            row.set("words", text(wording::andMore(m_voice, static_cast<std::int64_t>(all.size() - fit.internal))));
            rows << row;
        }
        data.set(name, rows);
        data.set(std::string("has_") + name, all.empty() ? Data(Type::bool_false) : Data(Type::bool_true));
    };
    const auto share = [this](double probability) { return probability < 0 ? wording::noData() : wording::percent(m_voice, probability); };
    data.set("owner", text(document.owner.empty() ? wording::noData() : wording::name(document.owner)));
    data.set("executive", text(document.executive.empty() ? wording::noData() : wording::name(document.executive)));
    data.set("arr", text(wording::money(m_voice, document.arrMinor, document.currency)));
    data.set("people", text(wording::peopleLine(m_voice, document.owner, document.executive, wording::money(m_voice, document.arrMinor, document.currency))));
    data.set("health", text(document.health < 0 ? wording::noData()
                                                : wording::healthBetween(m_voice, document.health, document.healthLow, document.healthHigh)));
    const auto known = std::ranges::count_if(document.pillars, [](const auto &pillar) { return pillar.known; });
    data.set("health_note", footnote(wording::footHealth(m_voice, static_cast<int>(known), static_cast<int>(document.pillars.size()), document.customer.through)));
    data.set("risk_note", footnote(wording::footRisk(m_voice, document.riskIsIndex, static_cast<std::int64_t>(document.signals.size()), document.customer.asOf)));
    data.set("call_note", footnote(wording::footCall(m_voice, document.callOn, document.customer.asOf)));
    Data pillars(Type::list);
    for (const auto &pillar : document.pillars) {
        Data row(Type::object);
        row.set("title", text(wording::word(m_voice, pillar.pillar)));
        row.set("points", text(pillar.known ? wording::ofTarget(m_voice, float(pillar.points), float(pillar.most)) : wording::noData()));
        if (pillar.known && pillar.most > 0)
            row.set("bar", place(QStringLiteral("pillar%1").arg(static_cast<int>(pillar.pillar)),
                                 shareBar(double(pillar.points) / pillar.most, PaperColours().peer, 90, {})));
        pillars << row;
    }
    data.set("pillars", pillars);
    data.set("risk", text(document.risk < 0       ? wording::noData()
                          : document.riskIsIndex ? wording::riskAsIndex(m_voice, document.risk)
                                                 : wording::riskByModel(m_voice, document.risk)));
    QString call = wording::notCalled(m_voice);
    if (document.call) {
        call = wording::calledBy(m_voice, wording::word(m_voice, *document.call), share(document.callProbability), document.callBy,
                                 wording::date(m_voice, document.callOn, document.customer.asOf));
        if (!document.callNote.empty())
            call += QStringLiteral(": ") + wording::name(document.callNote);
    }
    data.set("call", text(call));
    data.set("estimate", text(wording::renewalEstimate(m_voice, share(document.machineProbability))));
    const auto plain = [](const std::string &words) { return wording::plain(words); };
    const auto titled = [](const InternalDocument::Titled &each) { return QStringLiteral("%1: %2").arg(wording::name(each.milestone), wording::name(each.text)); };
    list("signals", document.signals, plain);
    list("offers", document.offers, titled);
    list("asks", document.asks, titled);
    list("not_agreed", document.notAgreed, [&](const CustomerDocument::ValueLine &line) {
        const Currency currency = document.customer.value ? document.customer.value->currency : document.currency;
        QString words = QStringLiteral("%1: %2").arg(wording::name(line.title), amount(m_voice, line.minor, currency));
        if (!line.statedBy.empty() || !line.source.empty())
            words += QStringLiteral(" (%1, %2)").arg(wording::name(line.source), wording::name(line.statedBy));
        return words;
    });
    list("owed", document.steps, [&](const InternalDocument::OwnedStep &step) {
        return QStringLiteral("%1 · %2 · %3")
            .arg(step.due.valid() ? wording::date(m_voice, step.due, document.customer.asOf) : wording::noData(),
                 step.owner.empty() ? wording::side(m_voice, step.owes, m_brand.name) : wording::name(step.owner), wording::name(step.title));
    });
    list("tasks", document.tasks, [&](const InternalDocument::Task &task) {
        return QStringLiteral("%1 · %2 · %3")
            .arg(task.due.valid() ? wording::date(m_voice, task.due, document.customer.asOf) : wording::noData(),
                 task.owner.empty() ? wording::noData() : wording::name(task.owner), wording::name(task.title));
    });
    list("notes", document.notes, [&](const InternalDocument::Note &note) {
        QString words = wording::name(note.text);
        if (words.size() > 260)
            words = words.left(259) + QStringLiteral("…") + QChar(0x2069);
        return QStringLiteral("%1, %2: %3").arg(wording::date(m_voice, note.on, document.customer.asOf), wording::name(note.author), words);
    });
    std::vector<std::string> heard;
    for (const std::string &each : {document.experience, document.interview.firstValue, document.interview.firstWin, document.interview.celebrate, document.interview.success}) {
        if (!each.empty())
            heard.push_back(each);
    }
    list("heard", heard, [](const std::string &words) { return wording::name(words); });
    return data;
}

} // namespace milepost
