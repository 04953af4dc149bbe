/// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/prompter.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace milepost::ui {

namespace {

QFileDialog *makeDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void DialogPrompter::openFiles(QWidget *parent, const QString &title, const QString &filter,
                               std::function<void(const QStringList &)> answer)
{
    QFileDialog *dialog = makeDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(filter);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

void DialogPrompter::openFolder(QWidget *parent, const QString &title, std::function<void(const QString &)> answer)
{
    QFileDialog *dialog = makeDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

void DialogPrompter::saveFile(QWidget *parent, const QString &title, const QString &suggestedName,
                              const QString &filter, std::function<void(const QString &)> answer)
{
    QFileDialog *dialog = makeDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &chosen) {
        static const QRegularExpression ending(QStringLiteral("\\(\\*\\.(\\w+)\\)"));
        const QFileInfo named(dialog->selectedFiles().value(0));
        const QString suffix = ending.match(chosen).captured(1);
        if (suffix.isEmpty() || named.completeBaseName().isEmpty())
            return;
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(named.completeBaseName() + QLatin1Char('.') + suffix);
    });
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

void DialogPrompter::confirmByTyping(QWidget *parent, const QString &title, const QString &explanation,
                                     const QString &word, std::function<void(bool)> answer)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *text = new QLabel(explanation);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    auto *ask = new QLabel(QObject::tr("Type %1 to go on:").arg(word));
    ask->setTextFormat(Qt::PlainText);
    auto *field = new QLineEdit;
    ask->setBuddy(field);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    QObject::connect(field, &QLineEdit::textChanged, ok,
                     [ok, word](const QString &typed) { ok->setEnabled(typed.trimmed() == word); });
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, dialog,
                     [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addWidget(ask);
    layout->addWidget(field);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace milepost::ui
