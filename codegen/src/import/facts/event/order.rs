//! Whether the events of a type come in order, as the prose of a page says.

/// Words that deny an order.
const UNORDERED: [&str; 12] = [
    "无序事件",
    "不保证有序",
    "不保证顺序",
    "不保证事件有序",
    "不能保证",
    "无法保证",
    "乱序",
    "not ordered",
    "not in order",
    "no order",
    "out of order",
    "order is not",
];

/// Words for an order.
const ORDER: [&str; 2] = ["序", "order"];

/// Words that state an order.
const ORDERED: [&str; 9] =
    ["有序推送", "有序事件", "按顺序推送", "顺序推送", "保证有序", "保证顺序", "保序", "in order", "are ordered"];

/// Returns whether prose states an order or denies it. A denial counts more.
pub(super) fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Option<bool> {
    let mut is_ordered = None;
    for clause in lines.flat_map(|line| line.split(['。', '；', ';', '，', '(', '（', ')', '）'])) {
        let small = clause.to_lowercase().replace("in order to", "");
        let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
        // Ordered and unordered events in one clause are compared with each other.
        if small.contains("相较") || small.contains("compared") || !has(&ORDER) {
            continue;
        }
        if has(&UNORDERED) {
            return Some(false);
        }
        if has(&ORDERED) {
            is_ordered = Some(true);
        }
    }
    is_ordered
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_order_is_stated_or_denied() {
        for (text, expected) in [
            ("开门时发送。同一扇门的事件有序推送。", Some(true)),
            ("此事件为有序事件", Some(true)),
            ("Sent when a door opens. Events of one door come in order.", Some(true)),
            ("- 目前事件不保证有序", Some(false)),
            ("此事件为无序事件（上下级事件可能乱序）", Some(false)),
            ("支持先后推送，但无法保证100%的事件有序", Some(false)),
            ("有序事件相较于无序事件时效性有所下降", None),
            ("Events of one door are not ordered.", Some(false)),
            ("门的序号", None),
            ("无法保证送达", None),
            ("In order to open a door, press the key.", None),
            ("开门时发送", None),
        ] {
            assert_eq!(read(text.lines()), expected, "{text}");
        }
    }
}
