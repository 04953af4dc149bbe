#include "pages/renewals/brief_pane.h"

#include "dialogs/save_document.h"
#include "shell/action_registry.h"
#include "shell/prompter.h"
#include "theme/pieces.h"
#include "theme/theme.h"
#include "wording/problems.h"
#include "workspace/documents.h"
#include "workspace/session.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPointer>
#include <QShowEvent>
#include <QThreadPool>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace milepost::ui {

using wording::Voice;

namespace {

constexpr int settleMs = 150; ///< holding j down makes no documents
constexpr int pictureWidth = 480, widestPaper = 240; ///< pixels of the picture; px at 100 % on the screen
constexpr double paperRatio = 297.0 / 210;

DocumentEdition editionOf(bool internal) { return internal ? DocumentEdition::Internal : DocumentEdition::Customer; }

} // namespace

PaperView::PaperView(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMaximumWidth(scaled(widestPaper));
    setMinimumWidth(scaled(120));
}

void PaperView::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    update();
}

int PaperView::heightForWidth(int width) const { return static_cast<int>(width * paperRatio); }
QSize PaperView::sizeHint() const { return {scaled(widestPaper), heightForWidth(scaled(widestPaper))}; }

void PaperView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect sheet(0, 0, width(), std::min(height(), heightForWidth(width())));
    if (m_picture.isNull())
        painter.fillRect(sheet, color(Token::SurfaceInset));
    else
        painter.drawPixmap(sheet, m_picture);
    painter.setPen(color(Token::LineStrong));
    painter.drawRect(sheet.adjusted(0, 0, -1, -1));
}

BriefPane::BriefPane(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_soon(new QTimer(this)), m_edition(new SegmentedControl({tr("Customer"), tr("Internal")})),
      m_paper(new PaperView), m_what(new TextLabel({}, TypeRole::Caption, TypeWeight::Normal, Token::TextSecondary)),
      m_problem(new InlineNotice(Mark::Watch))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(size::space4), scaled(size::space3), scaled(size::space4), scaled(size::space4));
    column->setSpacing(scaled(size::space2));
    auto *head = new QHBoxLayout;
    head->addWidget(new SectionTitle(tr("Brief")), 1);
    head->addWidget(m_edition);
    column->addLayout(head);
    m_edition->setAccessibleName(tr("For whom the brief is"));
    m_problem->clear();
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(size::space3));
    row->addWidget(m_paper, 1, Qt::AlignTop);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(scaled(size::space2));
    const auto add = [&](const QString &id, const QString &text, bool pdf) {
        QAction *action = page.context().actions ? page.context().actions->action(id) : nullptr;
        auto *button = action ? new Button(action, pdf ? Button::Rank::Primary : Button::Rank::Default) : new Button(text);
        buttons->addWidget(button, 0, Qt::AlignLeft);
    };
    add(QStringLiteral("renewals.brief_pdf"), tr("Save PDF"), true);
    add(QStringLiteral("renewals.brief_html"), tr("Save HTML"), false);
    m_what->setWordWrap(true);
    m_what->setMinimumWidth(scaled(88));
    buttons->addWidget(m_what);
    buttons->addStretch(1);
    row->addLayout(buttons);
    column->addLayout(row);
    m_soon->setSingleShot(true);
    m_soon->setInterval(settleMs);
    connect(m_soon, &QTimer::timeout, this, &BriefPane::ask);
    connect(m_edition, &SegmentedControl::currentChanged, this, [this] {
        ask();
        Q_EMIT editionChanged();
    });
}

bool BriefPane::internal() const { return m_edition->current() == 1; }
void BriefPane::setInternal(bool internal) { m_edition->setCurrent(internal ? 1 : 0); }

void BriefPane::setAccount(const Snapshot &snapshot, AccountIndex account)
{
    const auto idOf = [](const Snapshot &of, AccountIndex each) { return each == noAccount ? AccountId{} : of.portfolio->id[each]; };
    const bool same = m_snapshot.standing == snapshot.standing && m_account == account;
    const bool other = idOf(m_snapshot, m_account) != idOf(snapshot, account);
    m_snapshot = snapshot;
    m_account = account;
    setVisible(account != noAccount && m_page.context().session);
    if (same || account == noAccount)
        return;
    if (other)
        m_paper->setPicture({}); // never one account's page beside another's name
    m_soon->start();
}

void BriefPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_paper->picture().isNull() && m_account != noAccount)
        m_soon->start();
}

void BriefPane::ask()
{
    Session *session = m_page.context().session;
    if (!session || m_account == noAccount || !isVisible())
        return;
    DocumentRequest request;
    request.account = m_account;
    request.edition = editionOf(internal());
    request.forms = {.html = false, .pdf = false, .pictureWidth = pictureWidth};
    session->requestDocument(this, request, [this, asked = m_snapshot.standing, account = m_account, was = internal()](const Result<DocumentFile> &file) {
        if (asked != m_snapshot.standing || account != m_account || was != internal())
            return;
        QPixmap picture;
        if (file)
            picture.loadFromData(reinterpret_cast<const uchar *>(file->picture.constData()), static_cast<uint>(file->picture.size()));
        m_paper->setPicture(picture);
        m_paper->setAccessibleName(file ? wording::plain(file->title) : QString());
        m_what->setText(internal() ? tr("With risks, the call and notes: not for the customer.") : tr("Customer-safe, one page."));
        if (file)
            m_problem->clear();
        else
            m_problem->setNotice(Mark::Watch, {}, wording::problemLine(Voice::person(), file.error()));
        Q_EMIT shownChanged();
    });
}

void BriefPane::save(bool pdf)
{
    // The page, not this pane, is the context: a picture asked for meanwhile does not overtake it.
    if (m_snapshot.portfolio)
        saveBrief(m_page, *m_snapshot.portfolio, m_account, internal(), pdf);
}

} // namespace milepost::ui
