/// The mail composer by keys: m opens it, the kind changes the draft, and what a person wrote is what is handed over.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/email_composer.h"
#include "support/scene_window.h"
#include "support/ui_fixtures.h"
#include "theme/button.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace milepost;
using namespace milepost::ui;
using namespace milepost::test;

namespace {

/// Stands in for the mail program.
class MailProgram : public QObject {
    Q_OBJECT
public:
    MailProgram()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("mailto"), this, "take");
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
    }
    ~MailProgram() override
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("mailto"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    }
    QList<QUrl> taken;
public Q_SLOTS:
    void take(const QUrl &url) { taken << url; }
};

} // namespace

class TestEmailComposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void composesByKeys();
    void longOnesBecomeAFile();
    void scenes();
    void cleanupTestCase() { m_window.reset(); }

private:
    EmailComposer *composer() const { return m_window->window.findChild<EmailComposer *>(); }
    /// m on the page that shows; null when no draft comes.
    EmailComposer *compose()
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &m_window->window, Qt::Key_M);
        EmailComposer *made = composer();
        if (made && !QTest::qWaitFor([made] { return made->findChild<QLineEdit *>()->isEnabled(); }, patience))
            return nullptr;
        return made;
    }
    QTemporaryDir m_folder;
    std::unique_ptr<SceneWindow> m_window;
};

void TestEmailComposer::initTestCase()
{
    prepareApplication();
    m_window = std::make_unique<SceneWindow>(m_folder.path(), *instantFromIso("2025-11-20T10:00:00Z", true));
    QVERIFY(m_window->open());
    m_window->session.createSample();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->count() > 100, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->today->currentAccount(), patience);
}

void TestEmailComposer::composesByKeys()
{
    MailProgram mail;
    for (const QString &place : {QStringLiteral("today"), QStringLiteral("accounts"), QStringLiteral("account")}) {
        m_window->window.go({place, place == QLatin1String("account") ? QStringLiteral("northwind-freight") : QString(), {}});
        QTRY_VERIFY2_WITH_TIMEOUT(m_window->window.currentPage()->currentAccount(), qPrintable(place), patience);
        EmailComposer *made = compose();
        QVERIFY2(made, qPrintable(place));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!composer());
    }
    EmailComposer *made = compose();
    QVERIFY(made);
    auto *subject = made->findChild<QLineEdit *>();
    auto *body = made->findChild<QPlainTextEdit *>();
    const QString celebration = subject->text();
    QVERIFY(body->toPlainText().contains(QStringLiteral("milestones")));
    QTest::keyClick(made->findChild<QComboBox *>(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(subject->isEnabled() && subject->text() != celebration, patience);
    QVERIFY2(subject->text().contains(QStringLiteral("Northwind Freight")), qPrintable(subject->text()));
    subject->setFocus();
    subject->selectAll();
    QTest::keyClicks(subject, QStringLiteral("Tea & cake?"));
    body->setFocus();
    body->selectAll();
    QTest::keyClicks(body, QStringLiteral("mmm")); // keys of the window stay the text's own
    for (Button *button : made->findChildren<Button *>()) {
        if (button->text() == QLatin1String("Copy"))
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Tea & cake?\n\nmmm"));
    QVERIFY(mail.taken.isEmpty());
    QTest::keyClick(body, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(mail.taken.size(), 1);
    QCOMPARE(mail.taken[0].scheme(), QStringLiteral("mailto"));
    QCOMPARE(QUrlQuery(mail.taken[0]).queryItemValue(QStringLiteral("subject"), QUrl::FullyDecoded), QStringLiteral("Tea & cake?"));
    QCOMPARE(QUrlQuery(mail.taken[0]).queryItemValue(QStringLiteral("body"), QUrl::FullyDecoded), QStringLiteral("mmm"));
    QTRY_VERIFY(!composer());
}

void TestEmailComposer::longOnesBecomeAFile()
{
    MailProgram mail;
    EmailComposer *made = compose();
    QVERIFY(made);
    auto *body = made->findChild<QPlainTextEdit *>();
    body->setPlainText(QStringLiteral("long ").repeated(1000));
    body->setFocus();
    QTest::keyClick(body, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(mail.taken.size(), 1, patience);
    QVERIFY(mail.taken[0].isLocalFile());
    QFile file(mail.taken[0].toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\r\nX-Unsent: 1\r\n"));
}

void TestEmailComposer::scenes()
{
    QVERIFY(compose());
    shoot(*m_window, QStringLiteral("email-composer"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!composer());
}

QTEST_MAIN(TestEmailComposer)
#include "test_email_composer.moc"
