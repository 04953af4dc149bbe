#include "reports/document_charts.h"

#include "wording/document_words.h"
#include "wording/figures.h"

#include <algorithm>
#include <cmath>

namespace milepost {

namespace {

/// 1, 2 or 5 times a power of ten, so that at most `most` steps reach `top`.
double niceStep(double top, int most)
{
    double step = 1;
    for (const double factor : {1., 2., 5., 10., 20., 50., 100., 200., 500., 1000.}) {
        step = factor;
        if (top / step <= most)
            break;
    }
    return step;
}

struct Plot {
    QRectF area;
    double left = 0, right = 1, top = 1;
    [[nodiscard]] double x(double value) const { return area.left() + (value - left) / (right - left) * area.width(); }
    [[nodiscard]] double y(double value) const { return area.bottom() - value / top * area.height(); }
};

void drawGrid(Drawing &drawing, const Plot &plot, double step, const wording::Voice &voice)
{
    const PaperColours paper;
    for (double value = 0; value <= plot.top + 1e-9; value += step) {
        if (value > 0)
            drawing.line({{plot.area.left(), plot.y(value)}, {plot.area.right(), plot.y(value)}}, paper.line, 0.6);
        drawing.label({plot.area.left() - 8, plot.y(value) + 4}, wording::decimal(voice, value), paper.third, 11, Qt::AlignRight);
    }
    drawing.line({plot.area.bottomLeft(), plot.area.bottomRight()}, paper.control, 1);
}

} // namespace

QColor PaperColours::of(Category category) const
{
    switch (category) {
    case Category::Onboarding: return {0x34, 0x50, 0x7D};
    case Category::Value: return {0x2C, 0x91, 0x8B};
    case Category::Adoption: return {0x8A, 0x7D, 0x1C};
    case Category::Growth: return {0x8A, 0x42, 0x29};
    case Category::Advocacy: return {0xB4, 0x5C, 0xC2};
    }
    return peer;
}

Drawing goalBar(double share, double planned, const QColor &accent, const QString &description)
{
    Drawing drawing;
    drawing.width = pageTextWidth;
    drawing.height = planned >= 0 ? 20 : 12;
    drawing.description = description;
    const double top = planned >= 0 ? 5 : 1;
    drawing.box({0, top, pageTextWidth, 10}, PaperColours().track, 1);
    if (share > 0)
        drawing.box({0, top, pageTextWidth * std::min(1.0, share), 10}, accent, 1);
    if (planned >= 0) {
        const double at = std::clamp(planned, 0.0, 1.0) * (pageTextWidth - 2) + 1;
        drawing.line({{at, 0}, {at, 20}}, PaperColours().text, 1.5);
    }
    return drawing;
}

Drawing shareBar(double share, const QColor &colour, double width, const QString &description)
{
    Drawing drawing;
    drawing.width = width;
    drawing.height = 6;
    drawing.description = description;
    drawing.box({0, 0, width, 6}, PaperColours().track, 1);
    if (share > 0)
        drawing.box({0, 0, std::max(1.0, width * std::min(1.0, share)), 6}, colour, 1);
    return drawing;
}

Drawing checkMark(bool done, const QColor &colour)
{
    Drawing drawing;
    drawing.width = drawing.height = 12;
    if (done) {
        drawing.box({0.5, 0.5, 11, 11}, colour, 2.5);
        drawing.line({{3.2, 6.2}, {5.2, 8.2}, {8.9, 4.1}}, Qt::white, 1.4);
    } else {
        drawing.frame({1, 1, 10, 10}, PaperColours().control, 2.5, 1.1);
    }
    return drawing;
}

Drawing peerChart(const CustomerDocument &document, const QColor &accent, const wording::Voice &voice, double width, double height)
{
    const PaperColours paper;
    Drawing drawing;
    drawing.width = width;
    drawing.height = height;
    const std::int32_t tenure = document.peers ? document.peers->tenureDays : std::max(0, document.asOf - document.start);
    std::int32_t weeks = std::max(4, (tenure + 6) / 7);
    double top = 4;
    for (const auto &point : document.own)
        top = std::max(top, double(point.distinct));
    if (document.peers) {
        for (const auto &point : document.peers->curve) {
            weeks = std::max(weeks, std::min(point.week, std::max(52, (tenure + 6) / 7)));
            top = std::max(top, double(point.p75));
        }
    }
    const double step = niceStep(top, 4);
    Plot plot;
    plot.area = QRectF(24, 6, width - 24 - 78, height - 28);
    plot.right = weeks;
    plot.top = std::ceil(top / step) * step;

    if (document.peers && document.peers->curve.size() >= 2) {
        std::vector<QPointF> band, median;
        for (const auto &point : document.peers->curve) {
            if (point.week > weeks)
                break;
            band.emplace_back(plot.x(point.week), plot.y(double(point.p75)));
            median.emplace_back(plot.x(point.week), plot.y(double(point.median)));
        }
        for (auto point = document.peers->curve.rbegin(); point != document.peers->curve.rend(); ++point) {
            if (point->week <= weeks)
                band.emplace_back(plot.x(point->week), plot.y(double(point->p25)));
        }
        drawing.area(std::move(band), paper.band);
        drawGrid(drawing, plot, step, voice);
        drawing.line(median, paper.peer, 1.2, true);
    } else {
        drawGrid(drawing, plot, step, voice);
    }
    const std::int32_t every = weeks <= 16 ? 4 : weeks <= 60 ? 13 : weeks <= 130 ? 26 : 52;
    for (std::int32_t week = 0; week <= weeks; week += every) {
        drawing.line({{plot.x(week), plot.area.bottom()}, {plot.x(week), plot.area.bottom() + 4}}, paper.control, 1);
        drawing.label({plot.x(week), plot.area.bottom() + 17}, week == 0 ? wording::integer(voice, 0) : wording::weekTick(voice, week), paper.third, 11,
                      Qt::AlignHCenter);
    }
    std::vector<QPointF> own{{plot.x(0), plot.y(0)}};
    double have = 0;
    for (const auto &point : document.own) {
        own.emplace_back(plot.x(point.day / 7.0), plot.y(have));
        have = point.distinct;
        own.emplace_back(plot.x(point.day / 7.0), plot.y(have));
    }
    own.emplace_back(plot.x(std::min(double(weeks), tenure / 7.0)), plot.y(have));
    drawing.line(own, accent, 2);
    const QPointF end = own.back();
    drawing.box({end.x() - 3, end.y() - 3, 6, 6}, accent, 3);
    double ownLabel = end.y() + 4, peerLabel = -100;
    if (document.peers && !document.peers->curve.empty()) {
        double last = 0;
        for (const auto &point : document.peers->curve) {
            if (point.week <= weeks)
                last = double(point.median);
        }
        peerLabel = plot.y(last) + 4;
        if (std::abs(peerLabel - ownLabel) < 14)
            (peerLabel <= ownLabel ? ownLabel : peerLabel) = std::min(peerLabel, ownLabel) + 14;
    }
    for (const auto &[key, words] : wording::documentLabels(voice)) {
        if (std::string_view(key) == "label_most_teams" && peerLabel > 0)
            drawing.label({plot.area.right() + 8, peerLabel}, words, paper.second, 11);
        if (std::string_view(key) == "label_you")
            drawing.label({plot.area.right() + 8, ownLabel}, words + QStringLiteral(", ") + wording::decimal(voice, have), accent, 11, Qt::AlignLeft, true);
        if (std::string_view(key) == "label_over_time")
            drawing.description = words;
    }
    return drawing;
}

Drawing achievementsChart(const CustomerDocument &document, const QColor &accent, const wording::Voice &voice, double width, double height)
{
    const PaperColours paper;
    Drawing drawing;
    drawing.width = width;
    drawing.height = height;
    const Day first = document.start.valid() ? document.start : document.achieved.empty() ? document.asOf - 30 : document.achieved.front().on;
    const double step = niceStep(std::max<double>(4, double(document.achieved.size())), 5);
    Plot plot;
    plot.area = QRectF(24, 8, width - 24 - 40, height - 30);
    plot.right = std::max(7, document.asOf - first);
    plot.top = std::ceil(std::max<double>(4, double(document.achieved.size())) / step) * step;
    drawGrid(drawing, plot, step, voice);
    const int months = static_cast<int>(plot.right / 30.4) + 1;
    const int every = months <= 8 ? 1 : months <= 16 ? 2 : months <= 26 ? 4 : months <= 50 ? 6 : 12;
    const auto begin = civilFromDay(first);
    const Day firstOfMonth = *dayFromCivil(begin.year, begin.month, 1);
    for (int month = every;; month += every) {
        const Day tick = addMonths(firstOfMonth, month);
        if (tick > document.asOf)
            break;
        const double x = plot.x(tick - first);
        drawing.line({{x, plot.area.bottom()}, {x, plot.area.bottom() + 4}}, paper.control, 1);
        drawing.label({x, plot.area.bottom() + 17}, wording::date(voice, tick, document.asOf), paper.third, 11, Qt::AlignHCenter);
    }
    std::vector<QPointF> steps{{plot.x(0), plot.y(0)}};
    double have = 0;
    for (const auto &each : document.achieved) {
        const double x = plot.x(std::max(0, each.on - first));
        steps.emplace_back(x, plot.y(have));
        steps.emplace_back(x, plot.y(++have));
    }
    steps.emplace_back(plot.x(plot.right), plot.y(have));
    drawing.line(steps, accent, 2);
    have = 0;
    for (const auto &each : document.achieved) {
        const QPointF at(plot.x(std::max(0, each.on - first)), plot.y(++have));
        drawing.box({at.x() - 3.5, at.y() - 3.5, 7, 7}, paper.of(each.category), 3.5);
    }
    drawing.label({plot.area.right() + 8, plot.y(have) + 4}, wording::decimal(voice, have), accent, 11, Qt::AlignLeft, true);
    for (const auto &[key, words] : wording::documentLabels(voice)) {
        if (std::string_view(key) == "label_over_time")
            drawing.description = words;
    }
    return drawing;
}

} // namespace milepost
