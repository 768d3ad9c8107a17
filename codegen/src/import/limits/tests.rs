//! Tests of limits in words.

use super::{Limit, Unit, read};

/// Writes `..20 items`, with what keeps the limit from binding.
fn write(limit: &Limit) -> String {
    let unit = match limit.unit {
        Unit::Characters => " characters",
        Unit::Items => " items",
        Unit::SpelledItems => " items in words",
        Unit::Length => " long",
        Unit::Measure => " measured",
        Unit::Time => " of time",
        Unit::None => "",
    };
    let about = limit.about.as_ref().map(|about| format!(" of {about}")).unwrap_or_default();
    format!("{}{unit}{about}{}", limit.bounds, if limit.binds { "" } else { ", no bound" })
}

fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let found: Vec<String> = read(text).iter().map(write).collect();
        assert_eq!(found.join("; "), *expected, "{text}");
    }
}

#[test]
fn words_bound_one_end() {
    check(&[
        ("名称，长度不得少于 7 个字符", "7.. characters"),
        ("备注，至少 2 个字符", "2.. characters"),
        ("标签，至少 1 个", "1.. items"),
        ("编码，长度小于 14", "..13 long"),
        ("宽度，需要大于等于 20 像素", "20.. measured"),
        ("不得大于等于 86370", "..86369"),
        ("搜索词，最多可输入 100 字", "..100 characters"),
        ("支持最大 3000 个 utf8 字符", "..3000 characters"),
        ("最大长度 1024 个 Unicode 码点", "..1024 characters"),
        ("字符数量上限为 255", "..255 characters"),
        ("备注，选填，最大长度6000", "..6000 long"),
        ("字符上限为 1,000", "..1000 characters"),
        ("成员，最多50人", "..50 items"),
        ("最多能带上 128个词条", "..128 items"),
        ("记录列表（数量限制50以内）", "..50"),
        ("列表长度上限 200", "..200 long"),
        ("最大元素个数为 2", "..2"),
        ("默认：20，最大：100", "..100"),
        ("分页大小, 不能超过 200", "..200"),
        ("页数限制，最大允许100页", "..100 measured"),
        ("最大支持单次 2000 条", "..2000 items"),
        ("- 列表最大长度为 200", "..200 long"),
        ("如更新，支持最大100个utf8字符", "..100 characters"),
        ("指定条件时，参数长度不超过2000个字符", "..2000 characters"),
        ("优先级，不能低于0", "0.."),
        ("名：64 个字符。", "..64 characters"),
        ("最多传 5 个编号，但在控制台仅支持传一个编号", "..5 items; ..1 items in words"),
        ("相对于开始的分钟数，取值必须大于等于0（只能在之前）", "0.."),
        ("仓库列表，当前只支持绑定一个仓库", "..1 items in words"),
        ("要更新的字段，必须至少指定一个字段", "1.. items in words"),
        ("A name of 32 characters.", "..32 characters"),
        ("At most 20 items", "..20 items"),
        ("No more than 64 characters.", "..64 characters"),
        ("Name, at least 3 characters", "3.. characters"),
        ("Up to 1,000 records", "..1000 items"),
    ]);
}

#[test]
fn words_bound_both_ends() {
    check(&[
        ("名称，最少 3 个字符，最多 90 个字符", "3.. characters; ..90 characters"),
        ("最短 43 字符，最长 128 字符", "43.. characters; ..128 characters"),
        ("最小值 0，最大值 99999", "0..; ..99999"),
        ("数量的最大值 0 < depth <= 50 默认 20", "1.. of depth; ..50 of depth"),
        ("大于 0 小于等于 100 的整数", "1..; ..100"),
        ("红，取值范围[0,255]", "0..255"),
        ("取值范围为 (0,5000]", "1..5000"),
        ("天数（单位：天，取值范围[1-730]）", "1..730"),
        ("时长上限（单位：小时，取值范围[1,99]）", "1..99"),
        ("范围（0～99）", "0..99"),
        ("取值范围为 -2^31 ~ 2^31-1", "-2147483648..2147483647"),
        ("字符数要在 1 ~ 120 范围内", "1..120 characters"),
        ("行数应介于 1 至 5 个之间", "1..5 items"),
        ("长度范围：1-40字符", "1..40 characters"),
        ("日期，格式为 yyyy-MM-dd，长度为 10 字符", "10..10 characters"),
        ("时间，固定长度为：19", "19..19 long"),
        ("16 位字符串", "16..16 characters"),
        ("编码 - 关闭编号时，以传入值为准 - 最少3个字符，最多90个字符", "3.. characters; ..90 characters"),
        ("Between 1 and 100 characters", "1..100 characters"),
        ("Must be 6 characters", "6..6 characters"),
    ]);
}

#[test]
fn other_limits_bind_nothing() {
    check(&[
        ("名称，建议不超过 60 字符", "..60 characters, no bound"),
        ("正文，总长最大值：`200,000 个 UTF-16 单元`", "..200000 characters, no bound"),
        ("字符数须在1到20之间\n- 1汉字=2英文=2字符", "1..20 characters, no bound"),
        ("若类型为 \"a\"，范围在 20 个字符以内", "..20 characters, no bound"),
        ("- reminder 元素上限 30 个", "..30 items of reminder"),
        ("开始时间，跨度不能超过 30 天", "..30 of time, no bound"),
        ("对于普通群，最多可指定 10 个", "..10 items, no bound"),
        ("名称长度超过 64 个字符时返回空", "..64 characters, no bound"),
        ("公开群名称的长度不得少于 2 个字符", "2.. characters, no bound"),
        ("单个范围不可超过 5,000 个", "..5000 items, no bound"),
    ]);
}

#[test]
fn other_numbers_are_no_limits() {
    check(&[
        ("取前 20 个字符", ""),
        ("最大 10 MB", ""),
        ("日期范围:1900-01-01～9999-12-31", ""),
        ("范围：0 代表部分，1 代表全部", ""),
        ("24 ~ 31 位为透明度", ""),
        ("最多展示前 3 个", ""),
        ("枚举值数量上限为 10,000", ""),
        ("最多每秒 5 次", ""),
        ("小于等于最大行数，0 表示取消", ""),
        ("至少有一个，否则会报错：1540001", ""),
        ("age 大于 10 的学生", ""),
        ("编号 abc-10 不超过", ""),
        ("分页大小，最大 1.5", ""),
        ("2006-01-02 15:04:05", ""),
    ]);
}
