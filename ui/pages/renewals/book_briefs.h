/// Briefs of many renewals into a folder: asks for whom and as what, then where; shows how many are done, stops between two files, and says
/// how many were written and who was left out. The session makes them on another thread. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portfolio/portfolio.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace milepost {
struct DocumentsWritten;
}

namespace milepost::ui {

class Button;
class Page;
class TextLabel;

class BookBriefs : public QWidget {
    Q_OBJECT
public:
    explicit BookBriefs(Page &page, QWidget *parent = nullptr);
    /// `what` names them: "16 due in Q1 2026".
    void begin(std::vector<AccountIndex> accounts, std::shared_ptr<const Portfolio> portfolio, const QString &what);
    void stop(); ///< between two files
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] QString progress() const; ///< what it says now

Q_SIGNALS:
    void runningChanged();

private:
    void write(const std::vector<AccountIndex> &accounts, bool internal, bool pdf, const QString &folder);
    void tell(qint64 done, qint64 all);
    void finish(const QString &message);
    [[nodiscard]] QString outcome(const DocumentsWritten &written, const QString &folder) const;
    Page &m_page;
    std::shared_ptr<const Portfolio> m_portfolio;
    TextLabel *m_text;
    Button *m_stop;
    bool m_running = false;
};

} // namespace milepost::ui
