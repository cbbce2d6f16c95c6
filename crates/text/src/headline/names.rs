//! Names of people behind what they are: 记者林晓燕, 市长周砚, 厂长司马青.

use crate::characters::is_wide;

/// The last characters of what people are: 记者, 市长, 邮递员, 工程师, 副主席, 导演.
const TITLES: &str = "者员員师師长長家手工总總记記任席授士官人演表星将將";

const FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖田董袁潘蒋蔣蔡余杜叶葉\
    程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋方白邹鄒孟熊秦邱江尹薛闫阎雷侯龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀\
    严嚴钱錢";

const LONG_FAMILIES: [&str; 14] =
    ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "东方"];

/// Given names of one character and of two, and what a person costs who has such a one: a common word and a bit.
const GIVEN: [(usize, u32); 2] = [(1, 100), (2, 130)];

/// Tells of every name that may begin at a place: where it ends, and what it costs.
pub fn each_name(text: &[char], from: usize, mut tell: impl FnMut(usize, u32)) {
    if !from.checked_sub(1).is_some_and(|before| TITLES.contains(text[before])) {
        return;
    }
    let is_long = |name: &&str| name.chars().eq(text[from..].iter().copied().take(2));
    let family = if LONG_FAMILIES.iter().any(is_long) { 2 } else { 1 };
    if family == 1 && !FAMILIES.contains(text[from]) {
        return;
    }
    for (len, cost) in GIVEN {
        let given = text.get(from + family..from + family + len);
        if given.is_some_and(|given| given.iter().all(|c| may_name(*c))) {
            tell(from + family + len, cost);
        }
    }
}

fn may_name(c: char) -> bool {
    is_wide(c) && c.is_alphanumeric() && !"的在和与與为為".contains(c)
}
