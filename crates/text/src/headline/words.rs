//! Words that a list of words does not tell of: most words have two characters, some take a third, and some stand alone.

use super::numbers::{is_digit, is_numeral};
use crate::characters::is_wide;

/// Particles, which stay with the word before them and with no other.
const PARTICLES: &str = "的得了着著们們吗嗎呢吧啊呀嘛啦么麼性化者率里裡内內后後前";

/// Endings, which stay with the word before them and may stay with the one behind.
const ENDINGS: &str = "中時时起上下过過";

/// What nouns of three characters end in: 螺丝钉, 回收箱, 金牌榜. Other characters between two words may belong to either.
const NOUNS: &str = "界员員家制度感类類版款市省县縣区區镇鎮乡鄉村路街巷港湾灣岛島山岭嶺江河湖海溪桥橋站线線局厅廳部署处處科室队隊团團组組会會\
    院校所厂廠店馆館园園城楼樓场場月周节節奖獎赛賽杯展案法罪税稅费費价價量額额值数數力权權证證卡仪儀机機器船舰艦车車热熱潮风風日号號期年\
    史记記说說论論族人民工手师師生书書报報画畫歌戏戲舞曲病药藥钉釘箱墙牆牌品纸紙户戶阀閥产產猫貓相典秀角径徑";

/// Beginnings, which stay with the word behind them.
const BEGINNINGS: &str = "这這那第每各某本该該全新老小大副非未最更很太再首双雙多半准亚亞超总總之所古高旧舊预預拟擬";

/// Words of one character that stand alone beside any other word.
const ALONE: &str = "在和与與及或为為对對向从從由被把將将让讓于於以是也就都还還又已曾至我你他她它谁誰";

/// Words of one character that stand alone beside words of several; beside one they are half of a word.
const HALF_ALONE: &str = "看听聽读讀写寫学學办辦建開开走跑来來去到送迎找买買卖賣唱拍打赢贏获獲夺奪救查抓改换換种種造降升涨漲超破达達\
    近約约促赴访訪晒添谈談要能可等用给給同比过過进進出无無有没沒不";

/// Between numbers: 四到五级, 三比一.
const BETWEEN: &str = "到至比";

/// What follows the name of a place and is a word as well.
const PLACES: [&str; 12] =
    ["新区", "新區", "街道", "大街", "大道", "园区", "港区", "自治县", "自治区", "自治州", "自治縣", "自治區"];

/// Whether a word stays with the one before it.
pub fn belong(words: &[&[char]], at: usize) -> bool {
    let (word, next) = (words[at - 1], words[at]);
    let ahead = at.checked_sub(2).map(|at| words[at]);
    let Some(last) = word.last().copied().filter(|last| last.is_alphanumeric()) else {
        return next.len() == 1 && ends(next[0]);
    };
    match (word, next) {
        (_, [ending]) if ends(*ending) => true,
        (_, [first, ..]) if !first.is_alphanumeric() => false,
        _ if is_number(word) && is_number(next) && "月时時点點".contains(last) => true,
        ([between], _) if BETWEEN.contains(*between) && is_short_number(next) && ahead.is_some_and(is_short_number) => {
            true
        }
        (_, [between]) if BETWEEN.contains(*between) && is_short_number(word) => {
            words.get(at + 1).is_some_and(|after| is_short_number(after))
        }
        ([one], _) if is_wide(*one) => belongs_to_one(*one, ahead, next),
        (_, [one]) if is_wide(*one) => !is_apart(*one) && !begins(*one, words.get(at + 1)),
        _ => false,
    }
}

/// Whether a word stays with the word of one character before it, which stands behind `ahead`.
fn belongs_to_one(one: char, ahead: Option<&[char]>, next: &[char]) -> bool {
    if ahead.is_some() && PARTICLES.contains(one) {
        return false;
    }
    if let [second] = next
        && is_wide(*second)
    {
        return ALONE.contains(one) == ALONE.contains(*second);
    }
    if BEGINNINGS.contains(one) || is_numeral(one) || is_place(next) || is_outcome(next) {
        return true;
    }
    let ahead = ahead.filter(|ahead| ahead.last().is_some_and(|last| last.is_alphanumeric()));
    !is_apart(one) && ahead.is_none_or(|ahead| ahead.len() > 1 && !NOUNS.contains(one) && !ends(one))
}

fn ends(c: char) -> bool {
    PARTICLES.contains(c) || ENDINGS.contains(c)
}

fn is_apart(c: char) -> bool {
    ALONE.contains(c) || HALF_ALONE.contains(c)
}

/// Whether a character begins the word behind it.
fn begins(one: char, after: Option<&&[char]>) -> bool {
    BEGINNINGS.contains(one) && after.is_some_and(|after| after.len() > 1 && after[0].is_alphanumeric())
}

fn is_place(word: &[char]) -> bool {
    PLACES.iter().any(|place| place.chars().eq(word.iter().copied()))
}

/// Whether a word says what came of the verb before it: 办成了, 绘到底, 装上了.
fn is_outcome(word: &[char]) -> bool {
    matches!(word, [way, end] if "上到成起出下过過回进進入".contains(*way) && "了来來去底".contains(*end))
}

fn is_short_number(word: &[char]) -> bool {
    is_number(word) && word.len() <= 3
}

fn is_number(word: &[char]) -> bool {
    let is_vague = "数數几幾".contains(word[0]);
    is_digit(word[0]) || is_numeral(word[0]) && !is_vague || word[0] == '第' && word.len() > 1
}
