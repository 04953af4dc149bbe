/// What is often said about customer success, tested on one's own data (B4), and where accounts stop between milestones
/// (B6). Computed on another thread once it shows. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/hypotheses.h"
#include "models/latest_job.h"
#include "pages/milestones/milestone_study.h"

#include <QWidget>

class QVBoxLayout;

namespace milepost::ui {

class BusyLine;
class Page;

class ClaimsPane : public QWidget {
    Q_OBJECT
public:
    explicit ClaimsPane(Page &page, QWidget *parent = nullptr);
    void setStudy(std::shared_ptr<const MilestoneStudy> study);
    /// Sentences as they show, claims first; for tests and screen readers.
    [[nodiscard]] QStringList sentences() const { return m_sentences; }

Q_SIGNALS:
    void closed();
    void answered();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Answer {
        std::vector<analytics::TestedClaim> claims;
        std::vector<analytics::Stop> stops;
    };
    void compute();
    void present(const Answer &answer);
    void clear();
    void exportClaims();
    Page &m_page;
    std::shared_ptr<const MilestoneStudy> m_study, m_answeredFor;
    Answer m_answer;
    LatestJob m_job;
    BusyLine *m_busy;
    QVBoxLayout *m_claims;
    QVBoxLayout *m_stops;
    QStringList m_sentences;
};

} // namespace milepost::ui
