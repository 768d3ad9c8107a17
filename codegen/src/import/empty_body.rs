//! Words of a page that says that a success has no body.

/// Words for a response without a body, in small letters.
const NO_BODY: [&str; 21] = [
    "无响应体",
    "没有响应体",
    "不返回响应体",
    "响应体为空",
    "无返回体",
    "没有返回体",
    "无返回内容",
    "没有返回内容",
    "不返回任何内容",
    "不返回内容",
    "no response body",
    "no body",
    "empty body",
    "empty response body",
    "without a body",
    "body is empty",
    "no content",
    "aucun corps",
    "sans corps",
    "pas de corps",
    "corps vide",
];

/// Words for a failure.
const FAILURE: [&str; 5] = ["失败", "错误", "fail", "error", "échec"];

/// Whether a text says that a success has no body.
pub(super) fn is_stated(text: &str) -> bool {
    let small = text.to_lowercase();
    let sentences = small.split(['。', '；', ';']).flat_map(|sentence| sentence.split(". "));
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    sentences.into_iter().any(|sentence| has(sentence, &NO_BODY) && !has(sentence, &FAILURE))
}

#[cfg(test)]
mod tests {
    use super::is_stated;

    #[test]
    fn a_sentence_says_that_a_success_has_no_body() {
        for text in ["本接口无响应体，HTTP 状态码 200 表示成功。", "No response body.", "Réponse sans corps"]
        {
            assert!(is_stated(text), "{text}");
        }
        for text in ["失败时无响应体", "On error: no body", "The body is JSON.", "响应体"] {
            assert!(!is_stated(text), "{text}");
        }
    }
}
