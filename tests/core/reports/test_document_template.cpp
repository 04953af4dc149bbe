/// Which templates are used and which are refused, with the line.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/document_template.h"

#include <QTest>

using namespace milepost;

#define MP_VERIFY(expression) QVERIFY2((expression).ok(), #expression)

namespace {

/// So many sections within each other, each of another name.
QByteArray nested(int depth)
{
    QByteArray text;
    for (int i = 0; i < 2 * depth; ++i)
        text += (i < depth ? "{{#a" + QByteArray::number(i) : "{{/a" + QByteArray::number(2 * depth - 1 - i)) + "}}";
    return text;
}

} // namespace

class TestDocumentTemplate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void templatesThatAreRefused_data();
    void templatesThatAreRefused();
};

void TestDocumentTemplate::templatesThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto code = [](ErrorCode each) { return static_cast<int>(each); };
    QTest::newRow("too large") << QByteArray(largestTemplate + 1, 'x') << code(ErrorCode::LimitExceeded) << "64 KiB";
    QTest::newRow("too deep") << nested(33) << code(ErrorCode::LimitExceeded) << "line 1";
    QTest::newRow("not closed") << QByteArray("a\n\n{{#b}}") << code(ErrorCode::Parse) << "line 3";
    QTest::newRow("crossed") << QByteArray("{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}") << code(ErrorCode::Parse) << "line 3";
    QTest::newRow("within itself") << QByteArray("{{#a}}\n{{#b}}{{#a}}{{/a}}{{/b}}{{/a}}") << code(ErrorCode::Parse) << "line 2";
    QTest::newRow("not opened") << QByteArray("{{/a}}") << code(ErrorCode::Parse) << "line 1";
    QTest::newRow("half a tag") << QByteArray("a\n{{customer") << code(ErrorCode::Parse) << "line 2";
    QTest::newRow("another file") << QByteArray("{{> /etc/passwd}}") << code(ErrorCode::Unsupported) << "line 1";
    QTest::newRow("other delimiters") << QByteArray("{{=<% %>=}}") << code(ErrorCode::Unsupported) << "line 1";
}

void TestDocumentTemplate::templatesThatAreRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, code);
    QFETCH(const QString, says);
    const auto checked = checkTemplate("brief.html", text.toStdString());
    QVERIFY(!checked.ok());
    QCOMPARE(static_cast<int>(checked.error().code), code);
    QVERIFY2(checked.error().detail.find(says.toStdString()) != std::string::npos, checked.error().toString().c_str());
    // At the limit it is taken.
    MP_VERIFY(checkTemplate("x", std::string(largestTemplate, 'x')));
    MP_VERIFY(checkTemplate("x", nested(32).toStdString()));
    for (const std::string &name : templateNames())
        MP_VERIFY(checkTemplate(name, builtInTemplate(name)));
    QCOMPARE(templateNames().size(), std::size_t(8));
}

QTEST_MAIN(TestDocumentTemplate)
#include "test_document_template.moc"
