/// Archives as bytes: a zip, or one entry as gzip.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace milepost::test {

inline QByteArray packed(const std::vector<std::pair<std::string, QByteArray>> &entries, bool gzip, const char *password = nullptr)
{
    std::vector<char> buffer(64 << 20);
    std::size_t used = 0;
    ::archive *out = archive_write_new();
    if (gzip) {
        archive_write_add_filter_gzip(out);
        archive_write_set_format_raw(out);
    } else {
        archive_write_set_format_zip(out);
        if (password) {
            archive_write_set_options(out, "zip:encryption=traditional");
            archive_write_set_passphrase(out, password);
        }
    }
    archive_write_open_memory(out, buffer.data(), buffer.size(), &used);
    for (const auto &[name, bytes] : entries) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, bytes.data(), static_cast<std::size_t>(bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    return {buffer.data(), static_cast<qsizetype>(used)};
}

} // namespace milepost::test
