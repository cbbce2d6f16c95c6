//! Characters by what they do in words, when the dictionary does not tell.

use std::sync::LazyLock;

/// What a character does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Stays with the word before it and with no other.
    Particle,
    /// Stays with the word before it and may stay with the one behind.
    Ending,
    /// Ends nouns of three characters: 螺丝钉, 回收箱, 金牌榜. Others between two words may belong to either.
    Noun,
    /// Stays with the word behind it.
    Beginning,
    /// Stands alone beside any other word.
    Alone,
    /// Stands alone beside words of several characters; beside one it is half of a word.
    HalfAlone,
    /// Stands between numbers: 四到五级, 三比一.
    Between,
    /// Ends what people are: 记者, 市长, 邮递员, 工程师, 导演.
    Title,
    /// Begins names of people.
    Family,
}

const CLASSES: [(Class, &str); 9] = [
    (Class::Particle, "的得了着著们們吗嗎呢吧啊呀嘛啦么麼性化者率里裡内內后後前"),
    (Class::Ending, "中時时起上下过過"),
    (
        Class::Noun,
        "界员員家制度感类類版款市省县縣区區镇鎮乡鄉村路街巷港湾灣岛島山岭嶺江河湖海溪桥橋站线線局厅廳部署\
        处處科室队隊团團组組会會院校所厂廠店馆館园園城楼樓场場月周节節奖獎赛賽杯展案法罪税稅费費价價量額额值数數\
        力权權证證卡仪儀机機器船舰艦车車热熱潮风風日号號期年史记記说說论論族人民工手师師生书書报報画畫歌戏戲舞曲\
        病药藥钉釘箱墙牆牌品纸紙户戶阀閥产產猫貓相典秀角径徑",
    ),
    (Class::Beginning, "这這那第每各某本该該全新老小大副非未最更很太再首双雙多半准亚亞超总總之所古高旧舊预預拟擬"),
    (Class::Alone, "在和与與及或为為对對向从從由被把將将让讓于於以是也就都还還又已曾至我你他她它谁誰"),
    (
        Class::HalfAlone,
        "看听聽读讀写寫学學办辦建開开走跑来來去到送迎找买買卖賣唱拍打赢贏获獲夺奪救查抓改换換种種造降升涨\
        漲超破达達近約约促赴访訪晒添谈談要能可等用给給同比过過进進出无無有没沒不",
    ),
    (Class::Between, "到至比"),
    (Class::Title, "者员員师師长長家手工总總记記任席授士官人演表星将將"),
    (
        Class::Family,
        "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾\
        肖田董袁潘蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范金石廖贾賈夏韦韋方白邹鄒孟熊秦邱江尹\
        薛闫阎雷侯龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴钱錢",
    ),
];

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// The classes of each character, a bit each: a headline asks a few hundred times.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; (LAST - FIRST + 1) as usize];
    for (class, characters) in CLASSES {
        characters.chars().filter_map(place).for_each(|at| table[at] |= class.bit());
    }
    table
});

/// Whether a character is a letter or a digit; of Han the library finds out slowly.
pub fn is_letter(c: char) -> bool {
    matches!(u32::from(c), FIRST..=LAST) || c.is_alphanumeric()
}

fn place(c: char) -> Option<usize> {
    (FIRST..=LAST).contains(&u32::from(c)).then(|| (u32::from(c) - FIRST) as usize)
}

impl Class {
    fn bit(self) -> u16 {
        1 << self as u16
    }

    pub fn has(self, c: char) -> bool {
        place(c).is_some_and(|at| TABLE[at] & self.bit() != 0)
    }
}
