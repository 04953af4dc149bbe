/// Columns in a file of our own, written and read in one pass: plain values as they lie in memory, vectors as a
/// count and their bytes, texts as a count and their characters. The bytes are those of this machine and this build;
/// whoever keeps such a file says in its head what it must match. A sum at the end tells whether it is whole.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/stream_hash.h"

#include <QIODevice>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace milepost {

namespace column_file {

template <class T> struct IsVector : std::false_type {};
template <class T> struct IsVector<std::vector<T>> : std::true_type {};
template <class T> struct IsPair : std::false_type {};
template <class A, class B> struct IsPair<std::pair<A, B>> : std::true_type {};

/// Values whose bytes say everything.
template <class T>
constexpr bool plain = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T> && !std::is_same_v<T, std::string_view>;

} // namespace column_file

/// Both know the same shapes; what is not one of them says its own by `template <class F> void columns(F &, T &)`.
template <class Derived> class ColumnWalk {
public:
    template <class... Values> void operator()(Values &...values) { (one(values), ...); }

private:
    Derived &self() { return static_cast<Derived &>(*this); }

    template <class T> void one(T &value)
    {
        using Plain = std::remove_const_t<T>;
        if constexpr (std::is_same_v<Plain, std::string>) {
            self().sized(value);
        } else if constexpr (column_file::IsVector<Plain>::value) {
            if constexpr (column_file::plain<typename Plain::value_type>) {
                self().sized(value);
            } else {
                self().count(value);
                for (auto &each : value)
                    one(each);
            }
        } else if constexpr (column_file::IsPair<Plain>::value) {
            one(value.first);
            one(value.second);
        } else if constexpr (column_file::plain<Plain>) {
            self().raw(value);
        } else {
            columns(self(), value);
        }
    }
};

class ColumnWriter : public ColumnWalk<ColumnWriter> {
public:
    explicit ColumnWriter(QIODevice &device) : m_device(device) {}
    /// The sum of everything before. False when not all could be written.
    [[nodiscard]] bool finish()
    {
        const std::uint64_t sum = m_sum.value();
        raw(sum);
        return m_good;
    }

private:
    friend class ColumnWalk<ColumnWriter>;
    void bytes(const void *data, std::size_t size)
    {
        m_sum.add({static_cast<const char *>(data), size});
        m_good = m_good && m_device.write(static_cast<const char *>(data), qint64(size)) == qint64(size);
    }
    template <class T> void raw(const T &value) { bytes(&value, sizeof value); }
    template <class T> void count(const T &values)
    {
        const std::uint64_t size = values.size();
        raw(size);
    }
    template <class T> void sized(const T &values)
    {
        count(values);
        bytes(values.data(), values.size() * sizeof(typename T::value_type));
    }

    QIODevice &m_device;
    StreamHash m_sum;
    bool m_good = true;
};

class ColumnReader : public ColumnWalk<ColumnReader> {
public:
    explicit ColumnReader(QIODevice &device) : m_device(device) {}
    /// Whether everything so far could be read. After a failure nothing more is.
    [[nodiscard]] bool good() const { return m_good; }
    /// Whether it is also what was written, to the last byte.
    [[nodiscard]] bool finish()
    {
        const std::uint64_t sum = m_sum.value();
        std::uint64_t written = 0;
        raw(written);
        return m_good && written == sum && m_device.atEnd();
    }

private:
    friend class ColumnWalk<ColumnReader>;
    void bytes(void *data, std::size_t size)
    {
        m_good = m_good && m_device.read(static_cast<char *>(data), qint64(size)) == qint64(size);
        if (m_good)
            m_sum.add({static_cast<const char *>(data), size});
    }
    template <class T> void raw(T &value) { bytes(&value, sizeof value); }
    /// Never more than the file has bytes left, so that a broken count asks for no memory.
    template <class T> void count(T &values, std::size_t bytesEach = 1)
    {
        std::uint64_t size = 0;
        raw(size);
        const auto left = static_cast<std::uint64_t>(std::max<qint64>(0, m_device.bytesAvailable()));
        m_good = m_good && size <= left / bytesEach;
        values.resize(m_good ? size : 0);
    }
    template <class T> void sized(T &values)
    {
        count(values, sizeof(typename T::value_type));
        bytes(values.data(), values.size() * sizeof(typename T::value_type));
    }

    QIODevice &m_device;
    StreamHash m_sum;
    bool m_good = true;
};

} // namespace milepost
