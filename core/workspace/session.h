/// The window's side of a Workspace: owns a writer thread and a reader thread, each with a Workspace of its own,
/// and tells the UI thread by signals. All methods are called on, and all signals arrive on, the thread that made
/// it. Nothing here blocks. Snapshots are swapped, never changed.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace milepost {

struct DocumentRequest;
struct DocumentFile;
struct EmailRequest;
struct DocumentsRequest;
struct DocumentsWritten;
struct EmailDraft;

class Session : public QObject {
    Q_OBJECT
public:
    Session(std::string profile, const Clock &clock, QObject *parent = nullptr);
    ~Session() override;

    /// Opens (creating) the profile and loads the first snapshot; `opened` or `failed` follows.
    void open();

    [[nodiscard]] const Snapshot &snapshot() const; ///< both null before the first snapshotChanged
    [[nodiscard]] const std::shared_ptr<const Trends> &trends() const; ///< null until computed
    [[nodiscard]] const UndoState &undoState() const;
    [[nodiscard]] const std::map<std::string, std::string> &settings() const;
    [[nodiscard]] const std::vector<SavedView> &views() const;
    [[nodiscard]] Day today() const;
    [[nodiscard]] std::optional<Day> chosenAsOf() const; ///< none: today, moving with the clock

    void setAsOf(std::optional<Day> asOf);
    /// Edits are acknowledged by editApplied once they are in the database, then snapshotChanged follows.
    void apply(EditChange change);
    void undo();
    void redo();
    /// One import at a time; the others wait. importProgress …, importFinished.
    void import(ImportRequest request);
    void cancelImport();
    /// Files with the columns of this one will be read with `mapping` (Workspace::keepMapping); failures come as
    /// editRefused.
    void keepMapping(std::string samplePath, Mapping mapping);
    /// Workspace::retryRow, after the imports that wait; snapshotChanged follows where the row was stored.
    void retryRow(QObject *context, std::string source, Rejection rejection, std::string text,
                  std::function<void(Result<ImportReport>)> answer);
    [[nodiscard]] bool importing() const;
    void createSample();
    void removeSample();

    // Answers arrive on this thread, only while `context` lives, and only for the latest call with that context
    // and method.
    void requestDetail(QObject *context, AccountId account, std::function<void(Result<AccountDetail>)> answer);
    void requestPreview(QObject *context, std::string path, std::optional<Mapping> mapping,
                        std::function<void(Result<ImportPreview>)> answer);
    void requestRuns(QObject *context, std::function<void(Result<std::vector<RunRecord>>)> answer);
    void requestRejections(QObject *context, std::optional<RunId> run,
                           std::function<void(Result<std::vector<Rejection>>)> answer);
    void requestRejectionsOf(QObject *context, std::string source,
                             std::function<void(Result<std::vector<Rejection>>)> answer);
    void requestFindings(QObject *context, std::function<void(Result<std::vector<Finding>>)> answer);
    void requestCatalog(QObject *context, std::function<void(Result<std::vector<CatalogEntry>>)> answer);
    void requestVersions(QObject *context, std::function<void(Result<std::vector<MilestoneDefinition>>)> answer);
    /// What evidence needs beyond the snapshot; `base` of workspace/evidence.h.
    void requestGrouping(QObject *context, std::shared_ptr<const EvidenceBase> base, std::string field,
                         std::function<void(Result<analytics::Grouping>)> answer);
    void requestBehaviours(QObject *context, std::shared_ptr<const EvidenceBase> base, std::int32_t firstDays,
                           std::function<void(Result<std::vector<analytics::Behaviour>>)> answer);
    // Value, renewals and plans (workspace/value_answers.h), of the present snapshot. Renewals are value::renewalBook() of its standing.
    void requestRoiModels(QObject *context, std::function<void(Result<std::vector<RoiModel>>)> answer);
    void requestRoi(QObject *context, AccountIndex account, std::function<void(Result<std::optional<AccountRoi>>)> answer);
    void requestPortfolioRoi(QObject *context, std::function<void(Result<PortfolioRoi>)> answer);
    /// Of all accounts when `only` is none.
    void requestRenewalLedger(QObject *context, AccountId only, std::function<void(Result<std::vector<RenewalCallRecord>>)> answer);
    void requestPlan(QObject *context, AccountIndex account, std::function<void(Result<AccountPlan>)> answer);
    /// Documents and mails of the present snapshot (workspace/documents.h), made off this thread, the picture of the page too.
    void requestDocument(QObject *context, const DocumentRequest &request, std::function<void(Result<DocumentFile>)> answer);
    /// Briefs of many accounts into a folder, one set at a time; `progress` says how many of how many are done. Edits and questions go
    /// on meanwhile. cancelDocuments() stops between two files.
    void writeDocuments(QObject *context, DocumentsRequest request, std::function<void(std::int64_t done, std::int64_t all)> progress,
                        std::function<void(Result<DocumentsWritten>)> answer);
    void cancelDocuments();
    void requestEmail(QObject *context, const EmailRequest &request, std::function<void(Result<EmailDraft>)> answer);

Q_SIGNALS:
    void opened();
    void failed(const milepost::Error &error); ///< the profile could not be opened, or a snapshot not be made
    void snapshotChanged();
    void trendsChanged();
    void editApplied(const milepost::EditReceipt &receipt);
    void editRefused(const milepost::Error &error);
    void undoStateChanged();
    void settingsChanged();
    void viewsChanged();
    void importProgress(const milepost::ProgressState &state);
    void importFinished(const milepost::ImportReport &report);
    void importFailed(const milepost::Error &error);
    void busyChanged(bool busy); ///< a snapshot is being made

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace milepost
