/// Drafts of mails for customers (C11): opened in a person's own mail program, never sent by Milepost. Made from the CustomerDocument alone,
/// so nothing internal can be in them. Pure; any thread.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/brand.h"
#include "reports/customer_document.h"
#include "reports/document_file.h"
#include "wording/voice.h"

#include <QByteArray>

#include <string>

namespace milepost {

enum class EmailKind : std::uint8_t { Celebration, CheckIn, Digest, Announcement, Share };
enum class EmailPeriod : std::uint8_t { Weekly, Monthly }; ///< of a digest
template <> struct EnumKeys<EmailKind> {
    static constexpr auto keys = std::to_array<std::string_view>({"celebration", "checkin", "digest", "announcement", "share"});
};
template <> struct EnumKeys<EmailPeriod> {
    static constexpr auto keys = std::to_array<std::string_view>({"weekly", "monthly"});
};

struct EmailDraft {
    std::string to; ///< address of the contact, "" when none is known
    std::string subject;
    std::string text; ///< lines ended by \n
    std::string html; ///< whole in itself, made from the text
    std::string brand, accent; ///< of the HTML
};

/// Longest address of a mailto: that every mail program takes; longer drafts become a file.
constexpr std::size_t longestMailto = 1900;

/// `firstName` of the addressee, "" when none is known. NotFound: a celebration, announcement or text to share where nothing has been
/// reached. Errors of templates.
[[nodiscard]] Result<EmailDraft> emailDraft(const CustomerDocument &document, EmailKind kind, EmailPeriod period, const std::string &firstName,
                                            const std::string &to, const Brand &brand, const wording::Voice &voice, const TemplateSource &templates);
/// The same words with another subject and text, as a person has edited them.
[[nodiscard]] EmailDraft editedDraft(EmailDraft draft, const std::string &subject, std::string text);

/// RFC 5322 with X-Unsent: 1, so that mail programs open it as a draft; text and HTML, UTF-8. Line breaks in the subject and in
/// addresses become blanks: nothing in them can begin another header.
[[nodiscard]] QByteArray emlOf(const EmailDraft &draft, Day on);
/// Percent-encoded; without line breaks in the subject.
[[nodiscard]] std::string mailtoOf(const EmailDraft &draft);

} // namespace milepost
