#include "reports/email.h"

#include "reports/document_fields.h"
#include "wording/document_words.h"
#include "wording/email_words.h"

#include <QCryptographicHash>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace milepost {

namespace {

/// One line: what could begin another header, or hide one, becomes a blank.
QString oneLine(const std::string &text)
{
    QString line = QString::fromStdString(text);
    for (QChar &c : line) {
        const char16_t u = c.unicode();
        if (u < 0x20 || u == 0x7F || (u >= 0x80 && u < 0xA0) || u == 0x2028 || u == 0x2029)
            c = QLatin1Char(' ');
    }
    return line.simplified();
}

/// As it is where it is plain ASCII, else encoded words of RFC 2047, each short enough for a line and of whole characters.
QByteArray headerText(const std::string &text)
{
    const QString line = oneLine(text);
    const bool ascii = std::ranges::all_of(line, [](QChar c) { return c.unicode() < 0x7F; }) && !line.contains(QLatin1String("=?")) && line.size() < 60;
    if (ascii)
        return line.toLatin1();
    QByteArray encoded, word;
    for (qsizetype i = 0; i < line.size();) {
        const qsizetype units = line[i].isHighSurrogate() && i + 1 < line.size() ? 2 : 1;
        const QByteArray character = line.mid(i, units).toUtf8();
        if (word.size() + character.size() > 42) {
            encoded += "=?UTF-8?B?" + word.toBase64() + "?=\r\n ";
            word.clear();
        }
        word += character;
        i += units;
    }
    return encoded + "=?UTF-8?B?" + word.toBase64() + "?=";
}

/// One address and nothing that could be a second one.
QByteArray address(const std::string &text)
{
    static const QRegularExpression one(QStringLiteral("^[^\\s,;:<>()\\[\\]\"\\\\@]+@[^\\s,;:<>()\\[\\]\"\\\\@]+$"));
    const QString line = oneLine(text);
    return one.match(line).hasMatch() && std::ranges::all_of(line, [](QChar c) { return c.unicode() < 0x7F; }) ? line.toLatin1() : QByteArray();
}

QByteArray base64Body(const std::string &text)
{
    QByteArray crlf = QByteArray::fromStdString(text);
    crlf.replace("\r\n", "\n").replace('\n', "\r\n");
    const QByteArray all = crlf.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < all.size(); at += 76)
        lines += all.mid(at, 76) + "\r\n";
    return lines;
}

std::string htmlOf(const EmailDraft &draft)
{
    QString html = QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/></head>\n<body style=\"font-family: Inter, 'Noto Sans', sans-serif; "
                                  "font-size: 14px; line-height: 1.5; color: #1d1c1a; max-width: 560px;\">\n");
    if (!draft.brand.empty())
        html += QStringLiteral("<p style=\"border-bottom: 3px solid %1; padding-bottom: 6px; font-weight: 600;\">%2</p>\n")
                    .arg(QString::fromStdString(draft.accent), QString::fromStdString(draft.brand).toHtmlEscaped());
    bool list = false;
    const auto endList = [&] {
        if (std::exchange(list, false))
            html += QStringLiteral("</ul>\n");
    };
    for (const QString &paragraph : QString::fromStdString(draft.text).split(QStringLiteral("\n\n"))) {
        QStringList words;
        const auto endWords = [&] {
            if (!words.isEmpty())
                html += QStringLiteral("<p>%1</p>\n").arg(words.join(QStringLiteral("<br/>")));
            words.clear();
        };
        for (const QString &line : paragraph.split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("- "))) {
                endWords();
                if (!std::exchange(list, true))
                    html += QStringLiteral("<ul>\n");
                html += QStringLiteral("<li>%1</li>\n").arg(line.mid(2).toHtmlEscaped());
            } else if (!line.trimmed().isEmpty()) {
                endList();
                words << line.toHtmlEscaped();
            }
        }
        endWords();
        endList();
    }
    return (html + QStringLiteral("</body></html>\n")).toStdString();
}

std::string clean(const DocumentFields &fields, const QString &words) { return fields.text(words); }

} // namespace

Result<EmailDraft> emailDraft(const CustomerDocument &document, EmailKind kind, EmailPeriod period, const std::string &firstName, const std::string &to,
                              const Brand &brand, const wording::Voice &voice, const TemplateSource &templates)
{
    const bool needsOne = kind == EmailKind::Celebration || kind == EmailKind::Announcement || kind == EmailKind::Share;
    if (needsOne && document.achieved.empty())
        return Error{ErrorCode::NotFound, document.customer, "no milestone has been reached yet, so there is nothing to celebrate or share"};
    // What happened last is news, if it is the twentieth time.
    const CustomerDocument::Achieved *latest = nullptr;
    for (const auto &each : document.achieved) {
        if (!latest || each.latest() >= latest->latest())
            latest = &each;
    }
    const auto reached = static_cast<std::int64_t>(document.achieved.size());
    DocumentFields fields(voice, brand, TextForm::Plain);
    TemplateData data = fields.of(document, DocumentFit{40, 5, 10, 5, 0});
    const auto set = [&](const char *name, const QString &words) { data.set(name, clean(fields, words)); };
    set("greeting", wording::mailGreeting(voice, firstName));
    set("closing", wording::mailClosing(voice));
    QString subject;
    switch (kind) {
    case EmailKind::Celebration:
        subject = wording::celebrationSubject(voice, latest->title);
        set("reached", wording::celebrationSentence(voice, latest->title, latest->latest(), document.asOf, reached, document.applicable));
        set("thanks", wording::celebrationThanks(voice));
        break;
    case EmailKind::CheckIn:
        subject = wording::checkInSubject(voice, document.customer);
        set("reached", wording::checkInState(voice, reached, document.applicable));
        set("question", wording::checkInQuestion(voice));
        break;
    case EmailKind::Digest: {
        subject = wording::digestSubject(voice, period == EmailPeriod::Weekly, document.asOf);
        const Day from = period == EmailPeriod::Weekly ? document.asOf - 6 : addMonths(document.asOf, -1) + 1;
        TemplateData items(TemplateData::type::list);
        std::int64_t count = 0;
        for (const auto &each : document.achieved) {
            if (each.latest() < from)
                continue;
            ++count;
            TemplateData row(TemplateData::type::object);
            row.set("words", clean(fields, wording::digestItem(voice, each.title, each.latest(), document.asOf)));
            items << row;
        }
        data.set("items", items);
        set("intro", wording::digestIntro(voice, from, document.asOf, count));
        set("reached", wording::checkInState(voice, reached, document.applicable));
        break;
    }
    case EmailKind::Announcement:
        subject = wording::announcementSubject(voice, latest->title);
        set("reached", wording::announcementSentence(voice, latest->title, latest->latest(), document.asOf, reached, document.applicable));
        set("thanks", wording::announcementThanks(voice));
        break;
    case EmailKind::Share:
        subject = wording::shareSubject(voice);
        set("reached", wording::shareSentence(voice, latest->title, brand.name));
        break;
    }
    if (latest && !latest->celebration.empty())
        set("celebration", wording::plain(latest->celebration));
    TemplateData plans(TemplateData::type::list);
    for (std::size_t i = 0; i < std::min<std::size_t>(5, document.steps.size()); ++i) {
        const auto &step = document.steps[i];
        TemplateData row(TemplateData::type::object);
        row.set("words", clean(fields, wording::digestStep(voice, step.title, wording::side(voice, step.owes, brand.name), step.due, document.asOf)));
        plans << row;
    }
    data.set("agreed", plans);
    data.set("has_agreed", document.steps.empty() ? TemplateData(TemplateData::type::bool_false) : TemplateData(TemplateData::type::bool_true));
    set("agreed_intro", wording::digestSteps(voice));
    // Nobody is congratulated on being behind.
    const bool flattering = document.peers && document.peers->own >= document.peers->mostHave;
    const bool compared = document.peers && (kind == EmailKind::Digest || flattering);
    data.set("compared", compared ? TemplateData(TemplateData::type::bool_true) : TemplateData(TemplateData::type::bool_false));
    set("subject", subject);

    const std::string name = "email_" + std::string(keyOf(kind)) + ".txt";
    MP_ASSIGN(const std::string source, templates(name));
    MP_ASSIGN(const std::string filled, fillTemplate(name, source, data));
    QString text = QString::fromStdString(filled).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (!text.startsWith(QLatin1String("Subject:")))
        return Error{ErrorCode::Parse, "template " + name, "line 1: expects “Subject: …”"};
    const qsizetype end = text.indexOf(QLatin1Char('\n'));
    EmailDraft draft;
    draft.to = to;
    draft.subject = oneLine(text.left(end < 0 ? text.size() : end).mid(8).toStdString()).toStdString();
    text = end < 0 ? QString() : text.mid(end + 1);
    static const QRegularExpression trailing(QStringLiteral("[ \\t]+\\n")), gaps(QStringLiteral("\\n{3,}"));
    text.replace(trailing, QStringLiteral("\n")).replace(gaps, QStringLiteral("\n\n"));
    draft.text = text.trimmed().toStdString() + "\n";
    draft.brand = brand.name;
    draft.accent = brand.accent;
    draft.html = htmlOf(draft);
    return draft;
}

EmailDraft editedDraft(EmailDraft draft, const std::string &subject, std::string text)
{
    draft.subject = oneLine(subject).toStdString();
    draft.text = std::move(text);
    draft.html = htmlOf(draft);
    return draft;
}

QByteArray emlOf(const EmailDraft &draft, Day on)
{
    // A boundary that no part can hold: parts are base64, which has no underscore.
    const QByteArray boundary = "_milepost_" + QCryptographicHash::hash(QByteArray::fromStdString(draft.text), QCryptographicHash::Sha256).toHex().left(24);
    QByteArray eml;
    if (const QByteArray to = address(draft.to); !to.isEmpty())
        eml += "To: " + to + "\r\n";
    eml += "Subject: " + headerText(draft.subject) + "\r\n";
    if (on.valid()) {
        const QDate date = QDate(1970, 1, 1).addDays(on.value);
        eml += "Date: " + QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy")).toLatin1() + " 12:00:00 +0000\r\n";
    }
    eml += "X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
    const auto part = [&](const char *type, const std::string &body) {
        eml += "--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Body(body);
    };
    part("text/plain", draft.text);
    part("text/html", draft.html);
    return eml + "--" + boundary + "--\r\n";
}

std::string mailtoOf(const EmailDraft &draft)
{
    const auto encoded = [](const QString &text) { return QUrl::toPercentEncoding(text).toStdString(); };
    QString body = QString::fromStdString(draft.text);
    body.remove(QLatin1Char('\r')).replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    return "mailto:" + QUrl::toPercentEncoding(QString::fromLatin1(address(draft.to)), "@").toStdString() + "?subject=" + encoded(oneLine(draft.subject))
        + "&body=" + encoded(body);
}

} // namespace milepost
