/// Adding a source or changing one: its fields, checked as they are typed; its secret, for the keychain only; a connection
/// test that says what it found; and how its records will be understood. Nothing is stored until Add or Save. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/source.h"
#include "pages/sources/mapping_draft.h"
#include "shell/page.h"

#include <set>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QTimeEdit;

namespace milepost {
class SourceSession;
}

namespace milepost::ui {

class BusyLine;
class Button;
class InlineNotice;
class ReadingPane;
class SegmentedControl;
class SourceFields;
class TextLabel;

class SourceForm : public QWidget {
    Q_OBJECT
public:
    /// `sources` null: nothing can be tested or added.
    SourceForm(const PageContext &context, SourceSession *sources, QWidget *parent = nullptr);

    /// A new one of this kind; `taken`: names that others have.
    void begin(const std::string &kind, std::set<std::string> taken);
    void edit(const SourceStatus &status);
    [[nodiscard]] SourceConfiguration configuration() const;
    [[nodiscard]] SourceFields *fields() const { return m_fields; }
    [[nodiscard]] ReadingPane *reading() const { return m_reading; }
    void test();
    void accept();
    /// What the test answered; also the way in for pictures without a server.
    void showProbe(const Result<SourceProbe> &probe);
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void closed();
    /// Handed on to be added or changed.
    void accepted(const std::string &name);

private:
    QWidget *buildHeader();
    void addRow(QGridLayout &grid, const QString &label, QWidget *field, TextLabel **problem = nullptr);
    void setKind(std::size_t index);
    void setSchedule(const SourceSchedule &schedule);
    [[nodiscard]] SourceSchedule schedule() const;
    /// True when it may be tested and added. `all`: problems of fields that nobody touched yet as well.
    bool check(bool all);
    void showSecret();
    void showFound(const SourceProbe &probe);

    PageContext m_context;
    SourceSession *m_sources;
    std::optional<SourceConfiguration> m_before; ///< of the one that is edited
    std::set<std::string> m_taken;
    std::size_t m_kind = 0; ///< index in Workspace::sourceKinds()
    std::optional<Mapping> m_mapping; ///< as edited
    SourceProbe m_probe;
    bool m_nameTouched = false;

    TextLabel *m_title;
    TextLabel *m_caption;
    Button *m_test;
    Button *m_accept;
    BusyLine *m_busy;
    InlineNotice *m_notice;
    SegmentedControl *m_kinds;
    QLineEdit *m_name;
    TextLabel *m_nameProblem = nullptr;
    SourceFields *m_fields;
    QWidget *m_secretRow;
    TextLabel *m_secretLabel;
    QLineEdit *m_secret;
    QComboBox *m_schedule;
    QTimeEdit *m_time;
    QComboBox *m_policy;
    TextLabel *m_policyDetail;
    TextLabel *m_undoNote;
    ReadingPane *m_reading;
};

} // namespace milepost::ui
