/// One configured source: how it stands and what to do about it, the question it asks (it shrank, its columns changed, its
/// secret is missing), where it reads from, and the rows that were set aside. Asks for everything by signals. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/sources/source_models.h"
#include "shell/page.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace milepost::ui {

class Button;
class InlineNotice;
class RecordTable;
class RejectedRows;
class SectionTitle;
class TextLabel;

class SourcePane : public QWidget {
    Q_OBJECT
public:
    explicit SourcePane(const PageContext &context, QWidget *parent = nullptr);

    /// `asked`: why its secret is asked for, null when it is not. `holder`: who else synchronizes it.
    void setSource(const SourceRow &row, Instant now, const Error *asked, const std::string &holder);
    /// Every change of columns known of it, newest first; they may arrive later.
    void setDrifts(const std::vector<SchemaDrift> &drifts);
    void setRejections(const std::vector<Rejection> &rejections);
    /// Name of the source shown; "" none.
    [[nodiscard]] const std::string &source() const { return m_row.name; }
    [[nodiscard]] RejectedRows *rejected() const { return m_rejected; }

Q_SIGNALS:
    void syncRequested(const std::string &name);
    void cancelRequested(const std::string &name);
    void pauseRequested(const std::string &name, bool paused);
    void editRequested(const std::string &name);
    void removeRequested(const std::string &name);
    void policyChosen(const std::string &name, milepost::DriftPolicy policy);
    /// `reread`: what came without the columns is to be read again.
    void driftAnswered(const std::string &name, std::int64_t drift, milepost::DriftOutcome answer, bool reread);
    void shrunkAccepted(const std::string &name);
    void secretGiven(const std::string &name, const QString &secret, bool keep);

private:
    QWidget *buildHeader();
    QWidget *buildSecret();
    QWidget *buildShrunk();
    QWidget *buildDrift();
    void showState(Instant now, const Error *asked, const std::string &holder);
    void showFacts(Instant now);
    void showDrift();
    void showLeftOut(const std::vector<SchemaDrift> &leftOut);
    void offerReread(const std::vector<SchemaDrift> &drifts);
    void answerDrift(DriftOutcome answer);
    void giveSecret();

    SourceRow m_row;
    std::vector<SchemaDrift> m_drifts;
    DriftModel m_driftModel;
    DriftHistoryModel m_historyModel;
    TextLabel *m_title;
    TextLabel *m_caption;
    Button *m_sync;
    Button *m_pause;
    InlineNotice *m_notice;
    TextLabel *m_remedy;
    QWidget *m_secret;
    TextLabel *m_secretWhy;
    QLineEdit *m_secretEdit;
    QCheckBox *m_keep;
    bool m_secretAsked = false;
    QWidget *m_shrunk;
    TextLabel *m_shrunkText;
    QWidget *m_drift;
    SectionTitle *m_driftTitle;
    RecordTable *m_changes;
    TextLabel *m_leftOut;
    QWidget *m_answers;
    Button *m_take;
    Button *m_known;
    QCheckBox *m_reread;
    TextLabel *m_rereadDetail;
    std::vector<SchemaDrift> m_asked; ///< what an answer is given to
    RecordTable *m_history;
    SectionTitle *m_historyTitle;
    QComboBox *m_policy;
    TextLabel *m_policyDetail;
    QGridLayout *m_facts;
    std::vector<TextLabel *> m_factValues;
    RejectedRows *m_rejected;
};

} // namespace milepost::ui
