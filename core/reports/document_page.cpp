#include "reports/document_page.h"

#include "reports/document_charts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QHashSeed>
#include <QMutex>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QTextObjectInterface>

#include <cmath>

namespace milepost {

namespace {

// A4 at 96 to the inch; the margins of the printed brief.
constexpr double pageWidth = 210 / 25.4 * 96, pageHeight = 297 / 25.4 * 96, marginX = 56, marginTop = 48, marginFoot = 40, footGap = 12;

QFont documentFont()
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
    font.setPixelSize(11);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Draws <img src="drawing:…"> and the logo; any other source is an empty box.
class DrawingObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    DrawingObject(const std::map<QString, Drawing> &all, const Brand &of) : drawings(all), brand(of) {}

    QSizeF intrinsicSize(QTextDocument *document, int, const QTextFormat &format) override
    {
        const QTextImageFormat image = format.toImageFormat();
        // Rules and the goal's bar go from margin to margin, however small the type had to be.
        static const QStringList whole{QStringLiteral("drawing:rule"), QStringLiteral("drawing:accent_rule"), QStringLiteral("drawing:goal")};
        return {whole.contains(image.name()) ? document->textWidth() : image.width(), image.height()};
    }

    void drawObject(QPainter *painter, const QRectF &at, QTextDocument *, int, const QTextFormat &format) override
    {
        const QString name = format.toImageFormat().name();
        painter->save();
        painter->setFont(documentFont());
        if (name == QLatin1String("drawing:logo") && brand.logoKind == Brand::LogoKind::Png) {
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(at, QImage::fromData(brand.logo, "png"));
        } else if (name == QLatin1String("drawing:logo") && brand.logoKind == Brand::LogoKind::Svg) {
            QSvgRenderer(brand.logo).render(painter, at);
        } else if (const auto found = drawings.find(name.mid(8)); name.startsWith(QLatin1String("drawing:")) && found != drawings.end()) {
            paint(*painter, at, found->second);
        }
        painter->restore();
    }

private:
    const std::map<QString, Drawing> &drawings;
    const Brand &brand;
};

/// Refuses every style sheet, picture and link that it is asked to fetch.
class SealedDocument : public QTextDocument {
public:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace

struct DocumentPage::Private {
    std::map<QString, Drawing> drawings;
    Brand brand;
    double scale = 1;
    std::unique_ptr<DrawingObject> objects;
    SealedDocument body, foot;

    void fill(SealedDocument &document, const QString &style, const QString &html, bool rightToLeft)
    {
        document.setUndoRedoEnabled(false);
        document.setDocumentMargin(0);
        document.setDefaultFont(documentFont());
        document.setUseDesignMetrics(true);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        document.setDefaultTextOption(option);
        document.setDefaultStyleSheet(style);
        document.documentLayout()->registerHandler(QTextFormat::ImageObject, objects.get());
        document.setHtml(html);
        document.setTextWidth((pageWidth - 2 * marginX) / scale);
    }

    [[nodiscard]] double room() const { return pageHeight - marginTop - marginFoot; }
    [[nodiscard]] double used() const
    {
        const double footHeight = foot.isEmpty() ? 0 : foot.size().height() * scale + footGap;
        return body.size().height() * scale + footHeight;
    }

    void draw(QPainter &painter, double unit)
    {
        const auto part = [&](SealedDocument &document, double top) {
            painter.save();
            painter.scale(unit, unit);
            painter.translate(marginX, top);
            painter.scale(scale, scale);
            QAbstractTextDocumentLayout::PaintContext context;
            context.palette.setColor(QPalette::Text, PaperColours().text);
            document.documentLayout()->draw(&painter, context);
            painter.restore();
        };
        part(body, marginTop);
        if (!foot.isEmpty())
            part(foot, pageHeight - marginFoot - foot.size().height() * scale);
    }
};

DocumentPage::DocumentPage(const QString &html, const std::map<QString, Drawing> &drawings, const Brand &brand, double scale, bool rightToLeft)
    : d(std::make_unique<Private>())
{
    d->drawings = drawings;
    d->brand = brand;
    d->scale = scale;
    d->objects = std::make_unique<DrawingObject>(d->drawings, d->brand);
    static const QRegularExpression style(QStringLiteral("<style>(.*?)</style>"), QRegularExpression::DotMatchesEverythingOption);
    QString content = html;
    const QString sheet = style.match(content).captured(1);
    content.remove(style);
    const qsizetype foot = content.indexOf(QLatin1String("<!--foot-->"));
    d->fill(d->body, sheet, foot < 0 ? content : content.left(foot), rightToLeft);
    if (foot >= 0)
        d->fill(d->foot, sheet, QStringLiteral("<body>") + content.mid(foot), rightToLeft);
}

DocumentPage::DocumentPage(DocumentPage &&) noexcept = default;
DocumentPage::~DocumentPage() = default;

double DocumentPage::fill() const { return d->used() / d->room(); }

QByteArray DocumentPage::pdf(const QString &title, const QString &creationStamp) const
{
    QByteArray bytes;
    {
        // The order of the fonts in the file is that of a hash; only a fixed seed makes it the same in every process.
        static QMutex one;
        const QMutexLocker lock(&one);
        QHashSeed::setDeterministicGlobalSeed();
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}));
        writer.setResolution(1200);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Milepost " MILEPOST_VERSION));
        QPainter painter(&writer);
        d->draw(painter, 1200.0 / 96);
        painter.end();
        QHashSeed::resetRandomGlobalSeed();
    }
    // The one thing left that differs between runs; of the same length, so that the offsets in the file hold.
    const qsizetype at = bytes.indexOf("/CreationDate (D:");
    const qsizetype end = at < 0 ? -1 : bytes.indexOf(')', at);
    const qsizetype begin = at + 17;
    if (end - begin >= 15)
        bytes.replace(begin, end - begin, creationStamp.toLatin1() + (end - begin == 15 ? QByteArray("Z") : QByteArray("+00'00'").left(end - begin - 14)));
    return bytes;
}

QImage DocumentPage::picture(int width) const
{
    const double unit = width / pageWidth;
    QImage image(width, static_cast<int>(std::lround(pageHeight * unit)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    d->draw(painter, unit);
    return image;
}

} // namespace milepost

#include "document_page.moc"
