/// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/milepost_style.h"

#include "theme/refused_field.h"
#include "theme/style_controls.h"
#include "theme/style_painters.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace milepost::ui {
namespace {

bool insideItemView(const QWidget *widget)
{
    return widget && widget->parentWidget() && qobject_cast<QAbstractItemView *>(widget->parentWidget()->parentWidget());
}

} // namespace

MilepostStyle::MilepostStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
    setObjectName(QStringLiteral("milepost"));
}

void MilepostStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QAbstractSpinBox *>(widget)
        || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int MilepostStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return scaled(10);
    case PM_ScrollBarSliderMin: return scaled(32);
    case PM_SplitterWidth: return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return scaled(14);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return scaled(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize: return scaled(size::icon);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_MenuPanelWidth:
    case PM_MenuBarPanelWidth: return 0;
    case PM_TabBarTabHSpace: return scaled(20);
    case PM_TabBarTabVSpace: return scaled(16);
    case PM_MenuHMargin:
    case PM_MenuVMargin: return scaled(5);
    case PM_MenuBarItemSpacing: return scaled(4);
    case PM_ToolTipLabelFrameWidth: return scaled(6);
    case PM_HeaderMargin: return scaled(size::cellPadding);
    case PM_HeaderMarkSize: return scaled(8);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 2;
    case PM_DefaultFrameWidth:
        // Views and panes have no frame; inputs have their line.
        if (qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget))
            return scaled(4);
        return 1;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return scaled(size::space4);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return scaled(size::space2);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MilepostStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient: return 0;
    case SH_TabBar_ElideMode: return Qt::ElideNone;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_Table_GridLineColor: return static_cast<int>(color(Token::LineHair).rgba());
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize MilepostStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                      const QWidget *widget) const
{
    const int control = scaled(size::control);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int arrow = button && (button->features & QStyleOptionButton::HasMenu) ? scaled(16) : 0;
        return {contents.width() + scaled(20) + arrow, control};
    }
    case CT_LineEdit:
        return {contents.width() + scaled(8), insideItemView(widget) ? contents.height() : control};
    case CT_ComboBox: return {contents.width() + scaled(36), control};
    case CT_SpinBox: return {contents.width() + scaled(36), control};
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        return {tab ? tabWidth(*tab) : contents.width(), scaled(size::tabs)};
    }
    case CT_ToolButton:
        return {std::max(contents.width() + scaled(12), control), control};
    case CT_HeaderSection: {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->orientation == Qt::Horizontal)
            size.setHeight(scaled(size::header));
        return size;
    }
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {scaled(20), scaled(9)};
        int width = contents.width() + scaled(8 + 16 + 8 + 16);
        if (item && item->text.contains(QLatin1Char('\t')))
            width += scaled(24);
        return {width, scaled(size::control)};
    }
    case CT_MenuBarItem: return {contents.width() + scaled(16), control};
    default: return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect MilepostStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const int margin = insideItemView(widget) ? 3 : scaled(4);
        return option->rect.adjusted(margin, 1, -margin, -1);
    }
    case SE_PushButtonFocusRect:
    case SE_TabBarTabText:
    case SE_ComboBoxFocusRect: return option->rect;
    case SE_HeaderLabel:
        return option->rect.adjusted(scaled(size::cellPadding), 0, -scaled(size::cellPadding), 0);
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect MilepostStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                    const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar: return scrollBarRect(*this, option, sub, widget);
    case CC_ComboBox: {
        const QRect &box = option->rect;
        const int arrow = scaled(24);
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, box, QRect(box.right() - arrow + 1, box.y(), arrow, box.height()));
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, box, box.adjusted(scaled(8), 1, -arrow, -1));
        if (sub == SC_ComboBoxListBoxPopup)
            return box.translated(0, scaled(2));
        return box;
    }
    case CC_SpinBox: {
        const QRect &box = option->rect;
        const int width = scaled(20);
        QRect rect = box;
        if (sub == SC_SpinBoxUp)
            rect = QRect(box.right() - width, box.y() + 1, width, box.height() / 2 - 1);
        else if (sub == SC_SpinBoxDown)
            rect = QRect(box.right() - width, box.center().y() + 1, width, box.height() / 2 - 1);
        else if (sub == SC_SpinBoxEditField)
            rect = box.adjusted(scaled(6), 1, -width - 1, -1);
        return visualRect(option->direction, box, rect);
    }
    default: return QProxyStyle::subControlRect(control, option, sub, widget);
    }
}

void MilepostStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool focused = (option->state & State_HasFocus) && enabled;
    switch (element) {
    case PE_PanelButtonCommand: paintPushButton(*painter, option); return;
    case PE_FrameDefaultButton: return;
    case PE_FrameFocusRect:
        // Controls draw their own ring; in views the current row is the mark.
        if (!widget || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPushButton *>(widget)
            || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget))
            return;
        paintFocusRing(*painter, QRectF(option->rect), size::radiusKey);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0 && !insideItemView(widget))
            return;
        if (insideItemView(widget)) {
            paintPanel(*painter, QRectF(option->rect), Token::SurfacePage, Token::AccentBase, 0);
            return;
        }
        if (widget && widget->parentWidget()
            && (qobject_cast<const QComboBox *>(widget->parentWidget())
                || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())))
            return;
        paintInput(*painter, option->rect, option->state);
        if (isRefused(widget))
            paintPanel(*painter, QRectF(option->rect), Token::SurfacePage, Token::RiskMark, size::radiusControl);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorMenuCheckMark:
        paintCheckBox(*painter, QRectF(option->rect),
                      option->state & State_NoChange ? CheckState::Partly
                      : option->state & State_On     ? CheckState::On
                                                     : CheckState::Off,
                      enabled);
        if (focused && element == PE_IndicatorCheckBox)
            paintFocusRing(*painter, QRectF(option->rect).adjusted(-1, -1, 1, 1), size::radiusKey + 1);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*painter, QRectF(option->rect), option->state & State_On, enabled);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
    case PE_IndicatorSpinUp:
    case PE_IndicatorSpinDown: {
        const Pointing pointing = element == PE_IndicatorArrowUp || element == PE_IndicatorSpinUp ? Pointing::Up
            : element == PE_IndicatorArrowLeft                                                    ? Pointing::Left
            : element == PE_IndicatorArrowRight ? Pointing::Right
                                                : Pointing::Down;
        paintChevron(*painter, QRectF(option->rect), pointing, color(enabled ? Token::TextSecondary : Token::LineControl));
        return;
    }
    case PE_IndicatorHeaderArrow: return; // drawn with the header's label
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const bool leftward = option->direction == Qt::RightToLeft;
            paintChevron(*painter, QRectF(option->rect),
                         option->state & State_Open ? Pointing::Down : leftward ? Pointing::Left : Pointing::Right,
                         color(Token::TextSecondary));
        }
        return;
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget: return;
    case PE_FrameMenu:
    case PE_PanelMenu: paintPanel(*painter, QRectF(option->rect), Token::SurfacePage, Token::LineStrong, 0); return;
    case PE_PanelTipLabel:
        paintPanel(*painter, QRectF(option->rect), Token::SurfaceRaised, Token::LineStrong, 0);
        return;
    case PE_PanelMenuBar: painter->fillRect(option->rect, color(Token::SurfaceWindow)); return;
    case PE_PanelStatusBar:
    case PE_PanelToolBar: painter->fillRect(option->rect, color(Token::SurfaceWindow)); return;
    case PE_PanelButtonTool:
        if (option->state & (State_Sunken | State_On))
            paintPanel(*painter, QRectF(option->rect), Token::SurfaceCurrent, std::nullopt, size::radiusControl);
        else if (enabled && (option->state & State_MouseOver))
            paintPanel(*painter, QRectF(option->rect), Token::SurfaceHover, std::nullopt, size::radiusControl);
        if (focused)
            paintFocusRing(*painter, QRectF(option->rect), size::radiusControl);
        return;
    case PE_PanelItemViewRow: return;
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, color(Token::SurfaceSelected));
        else if (option->state & State_MouseOver)
            painter->fillRect(option->rect, color(Token::SurfaceHover));
        return;
    case PE_FrameGroupBox: return;
    case PE_IndicatorTabClose:
        paintTabClose(*painter, QRectF(option->rect), option->state & State_MouseOver);
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MilepostStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: paintPushButton(*painter, option); return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paintPushButtonLabel(*painter, *button);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const QRect box = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            if (!combo->editable)
                paintComboLabel(*painter, *combo, box);
            return;
        }
        break;
    case CE_TabBarTabShape: return; // the label draws underline and hover: a tab has no other shape
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            paintTab(*painter, *tab, widget);
            return;
        }
        break;
    case CE_Header:
        // Qt's own would hand the label only what its arrow leaves of the section.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeaderSection(*painter, header->rect);
            QStyleOptionHeader label(*header);
            label.rect = subElementRect(SE_HeaderLabel, header, widget);
            paintHeaderLabel(*painter, label);
            return;
        }
        break;
    case CE_HeaderSection: paintHeaderSection(*painter, option->rect); return;
    case CE_HeaderEmptyArea: paintHeaderSection(*painter, option->rect); return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeaderLabel(*painter, *header);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paintMenuItem(*painter, *item);
            return;
        }
        break;
    case CE_MenuEmptyArea: return;
    case CE_MenuBarItem:
    case CE_MenuBarEmptyArea: paintMenuBarItem(*painter, option, element == CE_MenuBarItem); return;
    case CE_Splitter: painter->fillRect(option->rect, color(Token::LineHair)); return;
    case CE_ProgressBarGroove:
        paintPanel(*painter, QRectF(option->rect), Token::ChartTrack, std::nullopt, size::radiusMark);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            paintProgress(*painter, *bar);
            return;
        }
        break;
    case CE_FocusFrame: paintFocusRing(*painter, QRectF(option->rect), size::radiusControl); return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void MilepostStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar: paintScrollBar(*this, *painter, option, widget); return;
    case CC_ComboBox: {
        paintInput(*painter, option->rect, option->state);
        const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        paintChevron(*painter, QRectF(arrow), Pointing::Down,
                     color(option->state & State_Enabled ? Token::TextSecondary : Token::LineControl));
        return;
    }
    case CC_SpinBox: {
        paintInput(*painter, option->rect, option->state);
        for (const auto &[sub, pointing] : {std::pair(SC_SpinBoxUp, Pointing::Up), std::pair(SC_SpinBoxDown, Pointing::Down)})
            paintChevron(*painter, QRectF(subControlRect(CC_SpinBox, option, sub, widget)), pointing,
                         color(option->state & State_Enabled ? Token::TextSecondary : Token::LineControl));
        return;
    }
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace milepost::ui
