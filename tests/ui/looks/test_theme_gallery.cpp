// Renders every widget of the kit, every cell and every chart in the three themes, at 200 % and mirrored, to
// PNGs in $MILEPOST_SCENES (else the test's working directory), and checks that each paints and differs.
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/milestone_progress_chart.h"
#include "delegates/cell_painters.h"
#include "delegates/cell_roles.h"
#include "delegates/cell_widget.h"
#include "delegates/record_view.h"
#include "theme/number_text.h"
#include "theme/theme.h"
#include "theme/toast.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTest>

#include <cmath>

using namespace milepost;
using namespace milepost::ui;

namespace {

MilestoneBarData bar(int reached, std::array<int, 5> perCategory, float begun, bool near = false)
{
    MilestoneBarData data;
    int left = reached;
    for (std::size_t c = 0; c < perCategory.size(); ++c) {
        for (int i = 0; i < perCategory[c]; ++i) {
            MilestoneSegment segment;
            segment.category = static_cast<Category>(c);
            if (left > 0) {
                segment.state = MilestoneSegment::State::Reached;
                --left;
            } else if (begun > 0) {
                segment.state = MilestoneSegment::State::Begun;
                segment.share = begun;
                begun = 0;
            }
            data.segments.append(segment);
            ++data.total;
        }
    }
    data.reached = reached;
    data.nearGoal = near;
    return data;
}

HealthData health(int score, Mark mark, int change, bool uncertain = false)
{
    HealthData data;
    data.score = score;
    data.mark = mark;
    data.change = change;
    data.uncertain = uncertain;
    for (std::size_t i = 0; i < data.weeks.size(); ++i)
        data.weeks[i] = static_cast<float>(score - change + change * (static_cast<double>(i) / 11) + std::sin(double(i)));
    data.weeks[11] = static_cast<float>(score);
    return data;
}

PaceMarkData pace(float percentile, Mark mark)
{
    PaceMarkData data;
    data.percentile = percentile;
    data.mark = mark;
    data.peers = 14;
    return data;
}

QStandardItem *cell(const QVariant &value)
{
    auto *item = new QStandardItem;
    item->setData(value, CellRole::Value);
    item->setEditable(false);
    return item;
}

template <class Value> QStandardItem *cellOf(const Value &value) { return cell(QVariant::fromValue(value)); }

LineData line(const QString &text, Tone tone = Tone::Primary, TypeWeight weight = TypeWeight::Normal)
{
    LineData data;
    data.runs.append(TextRun{text, tone, weight, TypeRole::Body});
    return data;
}

QWidget *accountsTable(QWidget *parent)
{
    auto *table = new RecordTable(parent);
    auto *model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({QStringLiteral("Account"), QStringLiteral("Own"), QStringLiteral("Plan"),
                                      QStringLiteral("ARR, €"), QStringLiteral("Milestones"), QStringLiteral("Pace / peers"),
                                      QStringLiteral("Health, 12 wk"), QStringLiteral("Renews, d"), QStringLiteral("Signals")});
    struct Row {
        const char *name;
        const char *plan;
        const char *arr;
        int reached;
        float percentile;
        Mark pace;
        HealthData health;
        const char *renews;
    };
    const std::array rows{
        Row{"Ostermann Chemie", "Enterprise", "142,000", 7, 9, Mark::Risk, health(47, Mark::Risk, -8), "39"},
        Row{"Halden Maritime", "Enterprise", "184,000", 9, 21, Mark::Watch, health(54, Mark::Watch, -7, true), "58"},
        Row{"Vantry Health", "Enterprise", "126,000", 8, 24, Mark::Watch, health(56, Mark::Watch, 4), "67"},
        Row{"Northwind Freight", "Business", "96,000", 7, 18, Mark::Risk, health(46, Mark::Risk, -12), "74"},
        Row{"Solveig Instruments, a rather long name of an account", "Business", "18,000", 12, 100, Mark::Good, health(81, Mark::Good, 7), "124"},
        Row{"Quayside Logistics", "Team", "1,118,000", 6, noShare, Mark::None, HealthData{}, ""},
    };
    auto group = [&](const QString &name, const QString &arr) {
        LineData title = line(name);
        title.runs.append(TextRun{QStringLiteral("4"), Tone::Tertiary, TypeWeight::Normal, TypeRole::Body});
        QList<QStandardItem *> items{cellOf(title), cellOf(line({})), cellOf(line({})), cellOf(NumberData{arr, Tone::Primary, TypeWeight::Medium, noShare}),
                                     cellOf(line(QStringLiteral("⌀ 8.2 of 14"), Tone::Secondary)),
                                     cellOf(MarkCountsData{{{Mark::Risk, 1}, {Mark::Watch, 2}, {Mark::Neutral, 1}}}),
                                     cellOf(line({})), cellOf(NumberData{QStringLiteral("39–82"), Tone::Secondary, TypeWeight::Normal, noShare}), cellOf(line({}))};
        return items;
    };
    const auto kind = [](const QList<QStandardItem *> &items, RowKind rowKind) {
        for (QStandardItem *item : items) {
            item->setData(static_cast<int>(rowKind), CellRole::RowKind);
            item->setData(true, CellRole::Expanded);
        }
    };
    auto enterprise = group(QStringLiteral("Enterprise"), QStringLiteral("620,000"));
    kind(enterprise, RowKind::Group);
    model->appendRow(enterprise);
    for (const Row &row : rows) {
        auto *name = cellOf(line(QString::fromUtf8(row.name)));
        name->setCheckable(true);
        name->setCheckState(row.reached == 7 ? Qt::Checked : Qt::Unchecked);
        name->setData(QString::fromUtf8(row.name), Qt::DisplayRole);
        const bool soon = row.renews == QLatin1String("39");
        model->appendRow({name, cellOf(OwnerData{QStringLiteral("Mara Lindqvist")}), cellOf(line(QString::fromUtf8(row.plan), Tone::Secondary)),
                          cellOf(NumberData{QString::fromUtf8(row.arr), Tone::Primary, TypeWeight::Normal, noShare}),
                          cellOf(bar(row.reached, {4, 3, 3, 2, 2}, 0.6f, row.reached == 8)), cellOf(pace(row.percentile, row.pace)),
                          cellOf(row.health),
                          cellOf(NumberData{QString::fromUtf8(row.renews), soon ? Tone::Risk : Tone::Primary,
                                            soon ? TypeWeight::Medium : TypeWeight::Normal, noShare}),
                          cellOf(row.reached == 6 ? MarkCountsData{} : MarkCountsData{{{Mark::Risk, 3}, {Mark::Chance, 1}}})});
    }
    auto total = group(QStringLiteral("Total"), QStringLiteral("1,269,200"));
    kind(total, RowKind::Total);
    model->appendRow(total);
    table->setModel(model);
    const std::array widths{222, 42, 84, 88, 154, 90, 140, 76, 90};
    for (std::size_t i = 0; i < widths.size(); ++i)
        table->setColumnWidth(static_cast<int>(i), scaled(widths[i]));
    for (const int right : {3, 7})
        model->setHeaderData(right, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    table->setSortingEnabled(false);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    table->setCurrentIndex(model->index(4, 0));
    table->setFixedHeight(scaled(28 * 9 + 8));
    return table;
}

QWidget *queue(QWidget *parent)
{
    auto *pane = new QWidget(parent);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new QueueHeader({QStringLiteral("#"), QStringLiteral("Account and reason"), QStringLiteral("Health, 12 weeks"),
                                       QStringLiteral("Renewal, d"), QStringLiteral("At stake, €")}, pane));
    auto *list = new RecordList(pane);
    list->setRowPixels(size::rowQueue);
    auto *model = new QStandardItemModel(list);
    const auto add = [&](int rank, const char *name, const char *plan, Mark mark, const char *reason, const HealthData &h,
                         const char *renewal, bool soon, const char *stake, float share) {
        QueueRowData row;
        row.rank = rank;
        row.name = QString::fromUtf8(name);
        row.plan = QString::fromUtf8(plan);
        row.reason = QString::fromUtf8(reason);
        row.mark = mark;
        row.health = h;
        row.renewal = QString::fromUtf8(renewal);
        row.renewalSoon = soon;
        row.stake = QString::fromUtf8(stake);
        row.stakeShare = share;
        model->appendRow(cellOf(row));
    };
    add(1, "Northwind Freight", "Business", Mark::Risk, "No milestone for 41 days; champion left 28 Oct", health(46, Mark::Risk, -12), "74", false, "29,760", 1);
    add(2, "Halden Maritime", "Enterprise", Mark::Risk, "Usage down 27 %; integration step 16 days late", health(54, Mark::Watch, -7), "58", false, "25,392", 0.85f);
    add(6, "Brightwater Clinics", "Business", Mark::Watch, "No renewal call recorded; invoice 31 d overdue", health(43, Mark::Risk, -8), "21", true, "14,742", 0.5f);
    add(8, "Solveig Instruments", "Enterprise", Mark::Chance, "ROI over 300 % reached: offer the Analytics add-on, and here the reason goes on beyond its column", health(81, Mark::Good, 0), "", false, "", noShare);
    list->setModel(model);
    list->setCurrentIndex(model->index(0, 0));
    list->setFixedHeight(scaled(48 * 4));
    column->addWidget(list);
    return pane;
}

MilestoneProgressValues progress()
{
    MilestoneProgressValues values;
    const std::array<std::pair<double, Category>, 7> steps{{{0.9, Category::Onboarding}, {1.7, Category::Onboarding},
        {4.4, Category::Onboarding}, {7.4, Category::Onboarding}, {12.6, Category::Value}, {23.6, Category::Value}, {35.6, Category::Adoption}}};
    int count = 0;
    for (const auto &[week, category] : steps)
        values.steps.append({week, ++count, category, QStringLiteral("Step <b>%1</b>").arg(count), QStringLiteral("9 Feb")});
    for (int week = 0; week <= 52; week += 2) {
        const double m = 10.5 * std::pow(week / 52.0, 0.55);
        values.peers.append({double(week), std::max(0.0, m - 0.3 - week * 0.024), m, m + 0.2 + std::min(1.6, week * 0.1)});
    }
    values.peerCount = 14;
    values.nowWeek = 41.5;
    values.total = 12;
    values.ownLabel = QStringLiteral("Northwind 7");
    values.upperLabel = QStringLiteral("upper quartile");
    values.medianLabel = QStringLiteral("median of peers");
    values.lowerLabel = QStringLiteral("lower quartile");
    values.gapLabel = QStringLiteral("41 days");
    return values;
}

QWidget *pieces(QWidget *parent)
{
    auto *pane = new QWidget(parent);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(scaled(24), scaled(12), scaled(24), scaled(12));
    column->setSpacing(scaled(10));
    auto *buttons = new QHBoxLayout;
    auto *primary = new Button(QStringLiteral("Email"), Button::Rank::Primary, pane);
    primary->setKeyHint(QStringLiteral("m"));
    auto *plain = new Button(QStringLiteral("Log milestone"), Button::Rank::Default, pane);
    plain->setKeyHint(QStringLiteral("l"));
    auto *off = new Button(QStringLiteral("Done"), Button::Rank::Default, pane);
    off->setKeyHint(QStringLiteral("e"));
    off->setEnabled(false);
    auto *flat = new Button(QStringLiteral("Columns"), Button::Rank::Flat, pane);
    flat->setLineIcon(Icon::Columns);
    auto *grouped = new Button(QStringLiteral("plan"), Button::Rank::Default, pane);
    grouped->setCaption(QStringLiteral("Group"));
    grouped->setOpensMenu(true);
    auto *link = new Button(QStringLiteral("Show changes"), Button::Rank::Link, pane);
    for (QWidget *widget : std::initializer_list<QWidget *>{primary, plain, off, flat, grouped, link,
             new SegmentedControl({QStringLiteral("Mine"), QStringLiteral("Team")}, pane), new IconButton(Icon::Inspector, QStringLiteral("Inspector"), pane),
             new KeyHint(QStringLiteral("g a"), pane)})
        buttons->addWidget(widget);
    buttons->addStretch();
    column->addLayout(buttons);
    auto *chips = new QHBoxLayout;
    for (const auto &[text, mark] : {std::pair("Poor health 46", Mark::Risk), std::pair("Behind", Mark::Watch), std::pair("Supports retention", Mark::Good),
             std::pair("Expansion", Mark::Chance), std::pair("On pace", Mark::Neutral), std::pair("Too few", Mark::None)})
        chips->addWidget(new Chip(ChipData{QString::fromUtf8(text), mark, true}, pane));
    chips->addWidget(new OwnerDisc(QStringLiteral("Mara Lindqvist"), pane));
    for (const bool broken : {false, true})
        chips->addWidget(new CellWidget(FilterTokenData{QStringLiteral("renewal<"), broken ? QStringLiteral("soonish") : QStringLiteral("90d"), broken}, pane));
    for (const float share : {0.f, 0.6f, 1.f})
        chips->addWidget(new CellWidget(LevelRingData{share}, pane));
    chips->addStretch();
    column->addLayout(chips);
    auto *inputs = new QHBoxLayout;
    auto *edit = new QLineEdit(QStringLiteral("Text"), pane);
    auto *empty = new QLineEdit(pane);
    empty->setPlaceholderText(QStringLiteral("Search or filter"));
    auto *combo = new QComboBox(pane);
    combo->addItems({QStringLiteral("account"), QStringLiteral("invoice id")});
    auto *spin = new QSpinBox(pane);
    spin->setValue(14);
    auto *check = new QCheckBox(QStringLiteral("Find new sponsor"), pane);
    auto *checked = new QCheckBox(QStringLiteral("Done"), pane);
    checked->setChecked(true);
    auto *radio = new QRadioButton(QStringLiteral("Dense"), pane);
    radio->setChecked(true);
    auto *push = new QPushButton(QStringLiteral("Choose a file"), pane);
    auto *bar = new QProgressBar(pane);
    bar->setTextVisible(false);
    bar->setFixedSize(scaled(80), scaled(6));
    bar->setValue(60);
    for (QWidget *widget : std::initializer_list<QWidget *>{edit, empty, combo, spin, check, checked, radio, push, bar})
        inputs->addWidget(widget);
    column->addLayout(inputs);
    auto *tabs = new QTabBar(pane);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    for (const char *name : {"All\t248", "Mine\t58", "Renewal rescue\t17", "Notes"})
        tabs->addTab(QString::fromUtf8(name));
    tabs->setCurrentIndex(2);
    column->addWidget(tabs);
    auto *title = new SectionTitle(QStringLiteral("Latest records"), pane);
    title->setCaption(QStringLiteral("by day"));
    title->setLink(QStringLiteral("All 79"));
    column->addWidget(title);
    auto *notice = new InlineNotice(Mark::Watch, pane);
    notice->setNotice(Mark::Watch, QStringLiteral("Decimal comma"), QStringLiteral("found in 237 of 240 amounts; 3 rows are set aside."));
    notice->setAction(QStringLiteral("Mend"));
    column->addWidget(notice);
    auto *banner = new Banner(Icon::File, QStringLiteral("Sample portfolio."), QStringLiteral("248 invented accounts, so that you can try everything."), pane);
    banner->addButton(QStringLiteral("Remove the sample"));
    column->addWidget(banner);
    auto *busy = new BusyLine(pane);
    busy->start(QStringLiteral("Reading events.jsonl"));
    busy->setShare(0.4);
    column->addWidget(busy);
    auto *strip = new StatusStrip(pane);
    strip->setPortfolioText(QStringLiteral("248 accounts · 12.41 M € ARR"));
    strip->setSyncText(QStringLiteral("last sync 4 min ago"));
    strip->setNotice(Mark::Watch, QStringLiteral("3 rows need a look"));
    strip->setUndo(QStringLiteral("Undo: snooze Alder & Finch"), QStringLiteral("Ctrl+Z"));
    column->addWidget(strip);
    return pane;
}

QWidget *inspector(QWidget *parent)
{
    auto *pane = new QWidget(parent);
    setSurface(pane, Token::SurfaceRaised);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(scaled(16), scaled(14), scaled(16), scaled(14));
    column->setSpacing(scaled(6));
    column->addWidget(new TextLabel(QStringLiteral("Northwind Freight"), TypeRole::Heading, TypeWeight::Strong, Token::TextPrimary, pane));
    column->addWidget(new TextLabel(QStringLiteral("Business · Logistics · Mara Lindqvist"), TypeRole::Body, TypeWeight::Normal, Token::TextSecondary, pane));
    column->addWidget(new Hairline(Qt::Horizontal, pane));
    const auto part = [](const char *label, float weight, float points, const char *change) {
        ContributionData data;
        data.label = QString::fromUtf8(label);
        data.weight = weight;
        data.points = points;
        data.pointsText = std::isfinite(points) ? QString::number(points) : QString();
        data.changeText = QString::fromUtf8(change);
        data.changeTone = data.changeText.startsWith(QChar(0x2212)) ? Tone::Risk : Tone::Tertiary;
        return data;
    };
    column->addWidget(new CellWidget(part("Activation", 30, 19, "−1"), pane));
    column->addWidget(new CellWidget(part("Usage", 30, 10, "−8"), pane));
    column->addWidget(new CellWidget(part("Health", 25, 12, "−3"), pane));
    column->addWidget(new CellWidget(part("Expansion", 15, noShare, ""), pane));
    column->addWidget(new Hairline(Qt::Horizontal, pane));
    auto *milestoneBar = new CellWidget(bar(7, {4, 3, 3, 1, 1}, 0.84f), pane);
    milestoneBar->setBar(10, false);
    column->addWidget(milestoneBar);
    CategoryCountsData counts;
    counts.squares = false;
    counts.counts = {{Category::Onboarding, 4, 4}, {Category::Value, 2, 3}, {Category::Adoption, 1, 3}, {Category::Growth, 0, 1}, {Category::Advocacy, 0, 1}};
    column->addWidget(new CellWidget(counts, pane));
    ProgressData next;
    next.share = 0.84f;
    next.text = QStringLiteral("840 / 1,000");
    next.width = 0;
    next.category = Category::Value;
    column->addWidget(new CellWidget(next, pane));
    for (const auto &[mark, text] : {std::pair(Mark::Risk, "No milestone for 41 days"), std::pair(Mark::Watch, "Behind the usual pace, 18th pct")}) {
        LineData data = line(QString::fromUtf8(text));
        data.mark = mark;
        data.trailing = QStringLiteral("7 rows");
        column->addWidget(new CellWidget(data, pane));
    }
    UsualWeekData week;
    week.p25 = 14; week.median = 19; week.p75 = 24; week.own = 23; week.now = 42; week.category = Category::Value;
    column->addWidget(new CellWidget(week, pane));
    column->addStretch();
    pane->setFixedWidth(scaled(288));
    return pane;
}

QWidget *gallery()
{
    auto *page = new QWidget;
    setSurface(page, Token::SurfacePage);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(pieces(page), 0, 0, 1, 2);
    grid->addWidget(accountsTable(page), 1, 0, 1, 2);
    grid->addWidget(queue(page), 2, 0);
    auto *charts = new QWidget(page);
    auto *column = new QVBoxLayout(charts);
    auto *wide = new CellWidget(charts);
    PaceMarkData account = pace(18, Mark::Risk);
    account.markText = QStringLiteral("18th");
    account.lowerText = QStringLiteral("25");
    account.medianText = QStringLiteral("median 9");
    account.upperText = QStringLiteral("75");
    account.peersText = QStringLiteral("of 14 peers");
    wide->set(account);
    column->addWidget(wide);
    auto *bars = new CategoryBars(charts);
    CategoryProgressValues categories;
    categories.bars = {{Category::Onboarding, QStringLiteral("Onboarding"), 4, 4, 4, QStringLiteral("4 of 4")},
                       {Category::Value, QStringLiteral("Value"), 2, 3, 2, QStringLiteral("2 of 3")},
                       {Category::Adoption, QStringLiteral("Adoption"), 1, 3, 2, QStringLiteral("1 of 3")},
                       {Category::Growth, QStringLiteral("Growth"), 0, 1, 1, QStringLiteral("0 of 1")},
                       {Category::Advocacy, QStringLiteral("Advocacy"), 0, 1, 0, QStringLiteral("0 of 1")}};
    categories.peersLabel = QStringLiteral("median of 14 peers");
    bars->setValues(categories);
    bars->setFixedHeight(scaled(150));
    column->addWidget(bars);
    grid->addWidget(charts, 2, 1);
    auto *chart = new MilestoneProgressChart(page);
    chart->setValues(progress());
    chart->setFixedHeight(scaled(260));
    grid->addWidget(chart, 3, 0);
    auto *small = new MilestoneProgressChart(page);
    MilestoneProgressValues compact = progress();
    compact.ownLabel = QStringLiteral("now 7");
    compact.medianLabel = QStringLiteral("median");
    small->setValues(compact);
    small->setCompact(true);
    small->setFixedHeight(scaled(130));
    grid->addWidget(small, 3, 1);
    grid->addWidget(inspector(page), 0, 2, 4, 1);
    auto *nothing = new EmptyState(QStringLiteral("No account in the sample is yours, so nobody waits for you."), QStringLiteral("Show the whole team’s queue"), page);
    nothing->setReached(2);
    nothing->setFixedHeight(scaled(260));
    grid->addWidget(nothing, 4, 0);
    auto *icons = new QWidget(page);
    auto *iconGrid = new QGridLayout(icons);
    for (int i = 0; i < iconCount; ++i)
        iconGrid->addWidget(new IconButton(static_cast<Icon>(i), QString::number(i), icons), i / 13, i % 13);
    grid->addWidget(icons, 4, 1, 1, 2);
    return page;
}

void save(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("MILEPOST_SCENES", QDir::currentPath());
    QDir().mkpath(folder);
    QImage image(widget.size() * 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(color(Token::SurfacePage));
    widget.render(&image);
    QVERIFY2(image.save(folder + QStringLiteral("/looks-%1.png").arg(name)), qPrintable(folder));
    QVERIFY(!image.isNull());
    // A page that painted nothing has one colour; this one has hundreds.
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY2(colours.size() > 60, qPrintable(QString::number(colours.size())));
}

} // namespace

class TestThemeGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void render_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << int(ThemeKind::Light) << 1.0 << false;
        QTest::newRow("dark") << int(ThemeKind::Dark) << 1.0 << false;
        QTest::newRow("high-contrast") << int(ThemeKind::HighContrast) << 1.0 << false;
        QTest::newRow("light-200") << int(ThemeKind::Light) << 2.0 << false;
        QTest::newRow("light-mirrored") << int(ThemeKind::Light) << 1.0 << true;
    }

    void render()
    {
        QFETCH(int, kind);
        QFETCH(double, scale);
        QFETCH(bool, mirrored);
        applyTheme(*qApp, {static_cast<ThemeKind>(kind), scale, Density::Dense});
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        const std::unique_ptr<QWidget> page(gallery());
        page->resize(scaled(1330), scaled(1240));
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QCoreApplication::sendPostedEvents();
        save(*page, QString::fromLatin1(QTest::currentDataTag()));
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void menu()
    {
        applyTheme(*qApp, {});
        QMenu menu;
        menu.addAction(icon(Icon::Milestones), QStringLiteral("Log milestone"))->setShortcut(QKeySequence(QStringLiteral("L")));
        QAction *checked = menu.addAction(QStringLiteral("Show inspector"));
        checked->setCheckable(true);
        checked->setChecked(true);
        menu.addSeparator();
        menu.addAction(QStringLiteral("Not possible now"))->setEnabled(false);
        menu.addMenu(QStringLiteral("Theme"))->addAction(QStringLiteral("Dark"));
        menu.setActiveAction(checked);
        menu.resize(menu.sizeHint());
        QImage image(menu.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        menu.ensurePolished();
        menu.render(&image);
        const QString folder = qEnvironmentVariable("MILEPOST_SCENES", QDir::currentPath());
        QVERIFY(image.save(folder + QStringLiteral("/looks-menu.png")));
        QVERIFY(image.width() > 120 && image.height() > 100);
    }
};

QTEST_MAIN(TestThemeGallery)
#include "test_theme_gallery.moc"
