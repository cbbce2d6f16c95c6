// The words of the made-up city of Linlan, from which editions.mjs composes headlines and stories: a headline is a place, a
// matter and what became of it; a sentence adds who says so, and when.

export const PLACES = [
  "望鹤岬", "鹤屿岛", "潮门海堤", "旧渡街", "盐仓巷", "榕下里", "北堤码头", "汐湾新区", "灯塔山", "石桥镇", "澜西老城", "白鹭洲",
  "渔市口", "南盐田", "半月湖", "青麻岭", "船坞路", "临澜东站", "三汊河", "望潮公园", "蓝沙滩", "鲤鱼门水库",
];

export const BODIES = [
  "市水务局", "市轮渡公司", "市教育局", "市气象台", "市博物馆", "市图书馆", "市公交集团", "市卫生健康委", "市文物局", "港务集团",
  "海事站", "市园林处", "市第二医院", "渔业合作社", "街道办事处", "市市场监管局", "市体育中心", "市档案馆",
];

// A matter, and what can be said of it.
export const MATTERS = [
  ["夜班渡轮", ["下周增开四班", "改由新船执航", "末班推迟到二十三时", "首次接通机场快线"]],
  ["老水管", ["换新过半", "年底前全部更换", "改造提前两个月完工", "今夜停水检修"]],
  ["小学食堂", ["请家长来试菜", "菜谱每周上网公开", "新添一道海带汤", "全部改用明档厨房"]],
  ["有轨电车", ["试跑第一圈", "国庆前通车", "票价听证会定在周五", "与公交免费换乘"]],
  ["潮汐步道", ["修到海堤尽头", "昨晚亮灯", "装上八十盏太阳能灯", "向市民征集名字"]],
  ["社区书屋", ["添了夜读灯", "开到晚上十点", "一年借出四万册", "请老船长来讲故事"]],
  ["海带收割", ["迎来好年成", "用上半自动绞车", "比往年早了十天", "带动三百户增收"]],
  ["老戏台", ["修旧如旧重新开锣", "连演七天", "请回当年的琴师", "木雕上发现百年题记"]],
  ["防波堤", ["经受住今年最大风浪", "加固工程开标", "完成水下探查", "新装十二处验潮尺"]],
  ["夜间门诊", ["开到二十二时", "增设儿科", "三个月接诊九千人次", "可用电话预约"]],
  ["渔港冷库", ["投产", "电费降了三成", "腾出一半给果农", "接上光伏屋顶"]],
  ["口袋公园", ["一口气开了六座", "种上本地榕树", "让出一条轮椅道", "由居民自己认养"]],
  ["帆船赛", ["周六起航", "本地少年夺冠", "因大风推迟一天", "首次绕岛一周"]],
  ["老照片", ["征集到三千张", "在档案馆展出", "认出一条消失的街", "里的孩子今天重聚"]],
  ["加装电梯", ["今年完成一百二十部", "办理时限缩短一半", "低层住户也点了头", "资金有了新办法"]],
  ["水价", ["明年不变", "听证会报名开始", "实行阶梯计费", "账单可以看懂了"]],
  ["候鸟", ["比往年早到一周", "数量创新高", "引来观鸟的外地客", "带来一份湿地体检单"]],
  ["修船学徒", ["站上省赛领奖台", "出师第一天", "接过师傅的斧头", "让木船重新下水"]],
  ["校车", ["换成新能源车", "路线本周调整", "有了随车志愿者", "到站时间可以查询"]],
  ["早市", ["搬进新棚", "摊位抽签结束", "多了一杆公平秤", "开出第一张电子小票"]],
  ["雨水花园", ["喝下一场暴雨", "通过验收", "替代了三条排水沟", "变成孩子们的课堂"]],
  ["灯塔", ["今晚重新亮灯", "向公众开放", "换上本地造的透镜", "迎来第一万名访客"]],
];

export const SHORT_TITLES = ["潮起", "夜渡", "归港", "开灯", "秋汛", "新米", "立冬", "听海", "启航", "重逢", "灯下", "丰收"];

export const KICKERS = [
  "熄灯二十六年之后", "市民提问 本报追问", "秋冬季民生实事进行时", "本报记者跟船二十四小时", "从一封读者来信说起", "新学期新变化",
  "海堤加固工程第三期", "十年之约",
];

export const SUBTITLES = [
  "首批覆盖六个街道，费用由财政和居民分担", "专家提醒错峰出行，码头增派志愿者", "图纸在社区公示十五天，意见可当面提也可打电话",
  "老居民说：盼了八年，总算盼到了", "全程三公里，走完约四十分钟", "剩余工程明年春汛前收尾",
];

export const SLOGAN = "奋战三季度 确保“开门红”";

// What one sentence says; {place}, {body}, {matter} and {number} are filled in.
export const SENTENCES = [
  "{body}昨天在{place}宣布，{matter}的方案已经定稿，今天起向社会公布。",
  "记者在{place}看到，{number}名工人分成两班，正赶在涨潮之前收尾。",
  "“从前要走半个钟头，如今抬脚就到。”住在{place}的一位老人说。",
  "据{body}统计，今年以来{place}已有{number}户居民报名，比去年同期多出一成。",
  "{matter}牵动着不少人的日子，{body}为此开了{number}次座谈会。",
  "{place}的风大，浪也急，工期因此推迟了{number}天。",
  "{body}有关负责人介绍，经费分三年安排，第一笔已经到位。",
  "下一步，{body}将在{place}设{number}个服务点，周末照常开放。",
  "有人担心噪声，也有人嫌路窄；{body}答应月底前逐条答复。",
  "按照计划，{matter}的第二阶段从{place}开始，预计用时{number}个月。",
  "天还没亮，{place}的灯已经亮了一片，头一批货在六点前装车。",
  "{number}年前的旧图纸从档案馆里找了出来，尺寸与今天的测量相差不到一掌。",
  "孩子们把看到的画了下来，{number}幅画就挂在{place}的长廊里。",
  "{body}提醒，雨天路滑，途经{place}的车辆请减速慢行。",
  "本报将继续关注{matter}的进展，欢迎读者来电来信。",
];

export const AUTHORS = ["记者 林澄", "记者 苏禾", "本报记者 陆知远", "记者 许沐", "记者 郑晚舟", "通讯员 董越", "记者 梁小竹", "本报记者 周砚 摄"];

export const SECTIONS = [
  ["要闻", "news"], ["要闻快览", "briefs"], ["本地", "local"], ["民生", "life"], ["经济", "economy"], ["文化", "culture"], ["体育", "sports"],
  ["评论", "opinion"], ["图片新闻", "pictures"], [SLOGAN, "campaign"], ["综合", "general"], ["英文版", "english"],
];

export const PAGE_NAMES = ["要闻", "本地·民生", "经济", "文化·体育", "副刊", "健康", "教育周刊", "港口与海洋", "广告", "县区", "国际", "专版", "读者来信", "图片", "财经", "体育"];

// Two Han to twenty, one script and two, Latin up to forty letters; the second value is the paper's language.
export const NAMES = [
  ["临澜日报", "zh-CN"],
  ["临报", "zh-CN"],
  ["临澜日报 Linlan Daily", "zh-CN"],
  ["临澜港口与海洋经济导报", "zh-CN"],
  ["临澜市汐湾新区社区居民生活服务报", "zh-CN"],
  ["临澜市旧渡街道榕下里社区居民议事与生活报", "zh-CN"],
  ["潮汐早报", "zh-CN"],
  ["临澜港城都市晨报·周末版", "zh-CN"],
  ["临澜晚报 Linlan Evening News", "zh-CN"],
  ["Linlan 观察", "zh-CN"],
  ["临澜科技与渔业报", "zh-CN"],
];

export const ENGLISH_NAMES = ["South Coast Herald & Gazette", "Linlan Post", "The Linlan Harbour Advertiser and Courier", "The Tide"];

export const ENGLISH = {
  places: ["Crane Point", "Old Ferry Street", "Salt House Lane", "North Pier", "Lantern Hill", "the West Quay", "Egret Island", "Half Moon Lake"],
  bodies: ["the harbour trust", "the water company", "the city library", "the tram office", "the parks service", "the weather station", "the fishing guild"],
  matters: ["night ferry", "tram line", "sea wall", "fish market", "school bus", "reading room", "lamp festival", "rowing race", "rain garden", "dry dock", "kelp harvest", "clinic"],
  results: ["opens a month early", "gets four more boats", "is mended before the storms", "wins over its neighbours", "to stay free of charge", "draws a record crowd",
    "waits for spring", "returns after six years", "runs until midnight", "splits the council"],
  sentences: [
    "Neighbours at {place} had asked for the {matter} for {number} years.",
    "According to {body}, the work took {number} weeks and cost less than planned.",
    "“We used to walk for half an hour, and now it is a few steps,” said a woman who lives near {place}.",
    "A second stage is to begin at {place} once {body} has answered every letter.",
    "Some fear the noise; {body} has promised to measure it for {number} nights.",
    "Children drew what they saw, and {number} of the pictures now hang at {place}.",
    "On wet days {body} asks drivers to slow down around {place}.",
  ],
  short: ["Tide", "Home", "Lit", "Ashore", "Rain"],
  kickers: ["After twenty-six years of darkness", "Readers ask, we follow up", "On board for a day and a night"],
  subtitles: ["Six districts come first; the cost is shared by the city and its people", "All three kilometres can be walked in forty minutes", "Plans hang in the town hall for a fortnight"],
  long: "counterdemonstrations-of-hydrometeorologically-overqualified-lighthousekeepers",
  sections: [["News", "news"], ["In brief", "briefs"], ["City", "local"], ["Living", "life"], ["Business", "economy"], ["Culture", "culture"], ["Sport", "sports"],
    ["Opinion", "opinion"], ["Pictures", "pictures"], ["A Hundred Days for the Harbour: Finish What We Began", "campaign"], ["General", "general"], ["English", "english"]],
};
