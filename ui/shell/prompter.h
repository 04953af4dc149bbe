/// The one seam for what has to stop and ask: choosing files and the typed confirmation of what cannot be undone.
/// Tests hand in answers; nothing else in the window blocks. UI thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace milepost::ui {

class Prompter {
public:
    virtual ~Prompter() = default;
    /// Answers arrive later, on this thread; an empty answer means that the person thought better of it. Answers
    /// are dropped when `parent` is gone.
    virtual void openFiles(QWidget *parent, const QString &title, const QString &filter,
                           std::function<void(const QStringList &)> answer) = 0;
    virtual void openFolder(QWidget *parent, const QString &title, std::function<void(const QString &)> answer) = 0;
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter,
                          std::function<void(const QString &)> answer) = 0;
    /// The person has to type `word` for yes. For the irrevocable only.
    virtual void confirmByTyping(QWidget *parent, const QString &title, const QString &explanation,
                                 const QString &word, std::function<void(bool)> answer) = 0;
};

/// The real one: window-modal dialogs of the platform.
class DialogPrompter final : public Prompter {
public:
    void openFiles(QWidget *parent, const QString &title, const QString &filter,
                   std::function<void(const QStringList &)> answer) override;
    void openFolder(QWidget *parent, const QString &title, std::function<void(const QString &)> answer) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter,
                  std::function<void(const QString &)> answer) override;
    void confirmByTyping(QWidget *parent, const QString &title, const QString &explanation, const QString &word,
                         std::function<void(bool)> answer) override;
};

} // namespace milepost::ui
