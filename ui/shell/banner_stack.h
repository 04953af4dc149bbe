/// Strips above the page, only while they say something: the sample portfolio with its removal, data that ends long
/// before the as-of day, events that no milestone looks for, what could not be opened. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "wording/voice.h"
#include "workspace/workspace.h"

#include <QWidget>

namespace milepost::ui {

class Banner;
class Button;
class InlineNotice;

class BannerStack : public QWidget {
    Q_OBJECT
public:
    /// Decision 10: data that ends more than this many days before the as-of day is told.
    static constexpr int staleDays = 30;

    explicit BannerStack(QWidget *parent = nullptr);
    void setSnapshot(const Snapshot &snapshot, bool dayChosen);
    /// A place that says itself what a strip would say is not told twice.
    void setPlace(const QString &place);
    void showError(const Error &error); ///< stays until clearError()
    void clearError();

Q_SIGNALS:
    void removeSampleRequested();
    void asOfRequested(milepost::Day day);
    void milestonesRequested();
    void retryRequested();

private:
    wording::Voice m_voice = wording::Voice::person();
    Banner *m_sample;
    Button *m_removeSample;
    Banner *m_stale;
    Button *m_useLastDay;
    Banner *m_unrecorded;
    InlineNotice *m_error;
    Day m_lastFact;
    QString m_place;
    bool m_nothingRecorded = false;
};

} // namespace milepost::ui
