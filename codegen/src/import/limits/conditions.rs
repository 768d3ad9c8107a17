//! Words that keep a limit from binding the described value, as data.

/// Words of advice. The vendor accepts more.
pub(super) const ADVICE: &[&str] =
    &["建议", "推荐", "尽量", "最好", "通常", "一般", "recommend", "suggest", "preferably", "conseill", "usually"];

/// Words of a condition, in front of a limit.
pub(super) const CONDITIONS: &[&str] = &[
    "如果",
    "若",
    "对于",
    "类型为",
    "时，",
    "时,",
    "接口中",
    "情况下",
    "场景下",
    "if ",
    "when ",
    "for each ",
    "in case",
    " si ",
    "lorsque ",
];

/// Conditions that every value meets which is sent.
pub(super) const GIVEN: &[&str] = &[
    // No condition, though it ends like one.
    "相对于",
    "如果传",
    "如果填",
    "如果更新",
    "如果设置",
    "如果需要",
    "如传",
    "如填",
    "如更新",
    "如设置",
    "若传",
    "若填",
    "若更新",
    "若设置",
    "若需",
    "if given",
    "if set",
    "if present",
    "when given",
    "when set",
];

/// Words of a condition that every value meets which is sent, in a clause that ends in `时`.
pub(super) const SENT: &[&str] = &["指定", "传入", "填写", "输入", "设置该", "使用该"];

/// Words for a number of something other than the described value.
pub(super) const OTHERS: &[&str] = &[
    "跨度",
    "间隔",
    "相差",
    "差距",
    "距离",
    "距当前",
    "时长",
    "时间范围",
    "之和",
    "总和",
    "总数",
    "总计",
    "总共",
    "合计",
    "总的",
    "公开群",
    "私有群",
    "普通群",
    "超大群",
    "会议群",
    "话题群",
    "机器人数量",
    "单个",
    "每个",
    "每条",
    "每行",
    "每篇",
    "请求体",
    "消息体",
    "卡片",
    "小数",
    "前缀",
    "后缀",
    "total",
    "each ",
    "together",
    "apart",
    "au total",
    "chaque ",
    "request body",
];

/// Words for a number that limits no value that is sent.
pub(super) const SILENT: &[&str] = &[
    "返回",
    "展示",
    "显示",
    "保留",
    "每秒",
    "每分钟",
    "枚举值",
    "频率",
    "频控",
    "分辨率",
    "并发",
    "重试",
    "returned",
    "shown",
    "retries",
];
