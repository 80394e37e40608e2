#include "box/counter_style_data.h"

#include <charconv>
#include <vector>

namespace colosseum {

namespace {

using System = CounterStyle::System;

struct Row {
  std::string_view name;
  System system;
  int32_t first, last;  ///< range
  std::string_view suffix;
  std::string_view negative;
  std::string_view fallback;  ///< empty: decimal
  std::string_view symbols;   ///< separated by spaces; additive: weight and symbol in turn
};

// Facts of the style sheets in css-counter-styles-3 §6 and §7.
// clang-format off
constexpr Row kStyles[] = {
    {"decimal", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "0 1 2 3 4 5 6 7 8 9"},
    {"arabic-indic", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩"},
    {"armenian", System::kAdditive, 1, 9999, ". ", "-", "", "9000 Ք 8000 Փ 7000 Ւ 6000 Ց 5000 Ր 4000 Տ 3000 Վ 2000 Ս 1000 Ռ 900 Ջ 800 Պ 700 Չ 600 Ո 500 Շ 400 Ն 300 Յ 200 Մ 100 Ճ 90 Ղ 80 Ձ 70 Հ 60 Կ 50 Ծ 40 Խ 30 Լ 20 Ի 10 Ժ 9 Թ 8 Ը 7 Է 6 Զ 5 Ե 4 Դ 3 Գ 2 Բ 1 Ա"},
    {"lower-armenian", System::kAdditive, 1, 9999, ". ", "-", "", "9000 ք 8000 փ 7000 ւ 6000 ց 5000 ր 4000 տ 3000 վ 2000 ս 1000 ռ 900 ջ 800 պ 700 չ 600 ո 500 շ 400 ն 300 յ 200 մ 100 ճ 90 ղ 80 ձ 70 հ 60 կ 50 ծ 40 խ 30 լ 20 ի 10 ժ 9 թ 8 ը 7 է 6 զ 5 ե 4 դ 3 գ 2 բ 1 ա"},
    {"bengali", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯"},
    {"cambodian", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩"},
    {"cjk-decimal", System::kNumeric, 0, INT32_MAX, "、", "-", "", "〇 一 二 三 四 五 六 七 八 九"},
    {"devanagari", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "० १ २ ३ ४ ५ ६ ७ ८ ९"},
    {"georgian", System::kAdditive, 1, 19999, ". ", "-", "", "10000 ჵ 9000 ჰ 8000 ჯ 7000 ჴ 6000 ხ 5000 ჭ 4000 წ 3000 ძ 2000 ც 1000 ჩ 900 შ 800 ყ 700 ღ 600 ქ 500 ფ 400 ჳ 300 ტ 200 ს 100 რ 90 ჟ 80 პ 70 ო 60 ჲ 50 ნ 40 მ 30 ლ 20 კ 10 ი 9 თ 8 ჱ 7 ზ 6 ვ 5 ე 4 დ 3 გ 2 ბ 1 ა"},
    {"gujarati", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "૦ ૧ ૨ ૩ ૪ ૫ ૬ ૭ ૮ ૯"},
    {"gurmukhi", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "੦ ੧ ੨ ੩ ੪ ੫ ੬ ੭ ੮ ੯"},
    {"hebrew", System::kAdditive, 1, 10999, ". ", "-", "", "10000 י׳ 9000 ט׳ 8000 ח׳ 7000 ז׳ 6000 ו׳ 5000 ה׳ 4000 ד׳ 3000 ג׳ 2000 ב׳ 1000 א׳ 400 ת 300 ש 200 ר 100 ק 90 צ 80 פ 70 ע 60 ס 50 נ 40 מ 30 ל 20 כ 19 יט 18 יח 17 יז 16 טז 15 טו 10 י 9 ט 8 ח 7 ז 6 ו 5 ה 4 ד 3 ג 2 ב 1 א"},
    {"kannada", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "೦ ೧ ೨ ೩ ೪ ೫ ೬ ೭ ೮ ೯"},
    {"lao", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "໐ ໑ ໒ ໓ ໔ ໕ ໖ ໗ ໘ ໙"},
    {"malayalam", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "൦ ൧ ൨ ൩ ൪ ൫ ൬ ൭ ൮ ൯"},
    {"mongolian", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙"},
    {"myanmar", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "၀ ၁ ၂ ၃ ၄ ၅ ၆ ၇ ၈ ၉"},
    {"oriya", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "୦ ୧ ୨ ୩ ୪ ୫ ୬ ୭ ୮ ୯"},
    {"persian", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹"},
    {"lower-roman", System::kAdditive, 1, 3999, ". ", "-", "", "1000 m 900 cm 500 d 400 cd 100 c 90 xc 50 l 40 xl 10 x 9 ix 5 v 4 iv 1 i"},
    {"upper-roman", System::kAdditive, 1, 3999, ". ", "-", "", "1000 M 900 CM 500 D 400 CD 100 C 90 XC 50 L 40 XL 10 X 9 IX 5 V 4 IV 1 I"},
    {"tamil", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "௦ ௧ ௨ ௩ ௪ ௫ ௬ ௭ ௮ ௯"},
    {"telugu", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "౦ ౧ ౨ ౩ ౪ ౫ ౬ ౭ ౮ ౯"},
    {"thai", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙"},
    {"tibetan", System::kNumeric, INT32_MIN, INT32_MAX, ". ", "-", "", "༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩"},
    {"lower-alpha", System::kAlphabetic, 1, INT32_MAX, ". ", "-", "", "a b c d e f g h i j k l m n o p q r s t u v w x y z"},
    {"upper-alpha", System::kAlphabetic, 1, INT32_MAX, ". ", "-", "", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
    {"lower-greek", System::kAlphabetic, 1, INT32_MAX, ". ", "-", "", "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω"},
    {"hiragana", System::kAlphabetic, 1, INT32_MAX, "、", "-", "", "あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま み む め も や ゆ よ ら り る れ ろ わ ゐ ゑ を ん"},
    {"hiragana-iroha", System::kAlphabetic, 1, INT32_MAX, "、", "-", "", "い ろ は に ほ へ と ち り ぬ る を わ か よ た れ そ つ ね な ら む う ゐ の お く や ま け ふ こ え て あ さ き ゆ め み し ゑ ひ も せ す"},
    {"katakana", System::kAlphabetic, 1, INT32_MAX, "、", "-", "", "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ マ ミ ム メ モ ヤ ユ ヨ ラ リ ル レ ロ ワ ヰ ヱ ヲ ン"},
    {"katakana-iroha", System::kAlphabetic, 1, INT32_MAX, "、", "-", "", "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ タ レ ソ ツ ネ ナ ラ ム ウ ヰ ノ オ ク ヤ マ ケ フ コ エ テ ア サ キ ユ メ ミ シ ヱ ヒ モ セ ス"},
    {"disc", System::kCyclic, INT32_MIN, INT32_MAX, " ", "-", "", "•"},
    {"circle", System::kCyclic, INT32_MIN, INT32_MAX, " ", "-", "", "◦"},
    {"square", System::kCyclic, INT32_MIN, INT32_MAX, " ", "-", "", "▪"},
    {"cjk-earthly-branch", System::kFixed, 1, 12, "、", "-", "", "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥"},
    {"cjk-heavenly-stem", System::kFixed, 1, 10, "、", "-", "", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"},
    {"japanese-informal", System::kAdditive, -9999, 9999, "、", "マイナス", "cjk-decimal", "9000 九千 8000 八千 7000 七千 6000 六千 5000 五千 4000 四千 3000 三千 2000 二千 1000 千 900 九百 800 八百 700 七百 600 六百 500 五百 400 四百 300 三百 200 二百 100 百 90 九十 80 八十 70 七十 60 六十 50 五十 40 四十 30 三十 20 二十 10 十 9 九 8 八 7 七 6 六 5 五 4 四 3 三 2 二 1 一 0 〇"},
    {"japanese-formal", System::kAdditive, -9999, 9999, "、", "マイナス", "cjk-decimal", "9000 九阡 8000 八阡 7000 七阡 6000 六阡 5000 伍阡 4000 四阡 3000 参阡 2000 弐阡 1000 壱阡 900 九百 800 八百 700 七百 600 六百 500 伍百 400 四百 300 参百 200 弐百 100 壱百 90 九拾 80 八拾 70 七拾 60 六拾 50 伍拾 40 四拾 30 参拾 20 弐拾 10 壱拾 9 九 8 八 7 七 6 六 5 伍 4 四 3 参 2 弐 1 壱 0 零"},
    {"korean-hangul-formal", System::kAdditive, -9999, 9999, ", ", "마이너스 ", "", "9000 구천 8000 팔천 7000 칠천 6000 육천 5000 오천 4000 사천 3000 삼천 2000 이천 1000 일천 900 구백 800 팔백 700 칠백 600 육백 500 오백 400 사백 300 삼백 200 이백 100 일백 90 구십 80 팔십 70 칠십 60 육십 50 오십 40 사십 30 삼십 20 이십 10 일십 9 구 8 팔 7 칠 6 육 5 오 4 사 3 삼 2 이 1 일 0 영"},
    {"korean-hanja-informal", System::kAdditive, -9999, 9999, ", ", "마이너스 ", "", "9000 九千 8000 八千 7000 七千 6000 六千 5000 五千 4000 四千 3000 三千 2000 二千 1000 千 900 九百 800 八百 700 七百 600 六百 500 五百 400 四百 300 三百 200 二百 100 百 90 九十 80 八十 70 七十 60 六十 50 五十 40 四十 30 三十 20 二十 10 十 9 九 8 八 7 七 6 六 5 五 4 四 3 三 2 二 1 一 0 零"},
    {"korean-hanja-formal", System::kAdditive, -9999, 9999, ", ", "마이너스 ", "", "9000 九仟 8000 八仟 7000 七仟 6000 六仟 5000 五仟 4000 四仟 3000 參仟 2000 貳仟 1000 壹仟 900 九百 800 八百 700 七百 600 六百 500 五百 400 四百 300 參百 200 貳百 100 壹百 90 九拾 80 八拾 70 七拾 60 六拾 50 五拾 40 四拾 30 參拾 20 貳拾 10 壹拾 9 九 8 八 7 七 6 六 5 五 4 四 3 參 2 貳 1 壹 0 零"},
    {"simp-chinese-informal", System::kChineseInformal, -9999, 9999, "、", "负", "cjk-decimal", "零 一 二 三 四 五 六 七 八 九 十 百 千"},
    {"simp-chinese-formal", System::kChineseFormal, -9999, 9999, "、", "负", "cjk-decimal", "零 壹 贰 叁 肆 伍 陆 柒 捌 玖 拾 佰 仟"},
    {"trad-chinese-informal", System::kChineseInformal, -9999, 9999, "、", "負", "cjk-decimal", "零 一 二 三 四 五 六 七 八 九 十 百 千"},
    {"trad-chinese-formal", System::kChineseFormal, -9999, 9999, "、", "負", "cjk-decimal", "零 壹 貳 參 肆 伍 陸 柒 捌 玖 拾 佰 仟"},
    {"ethiopic-numeric", System::kEthiopic, 1, INT32_MAX, "/ ", "-", "", "፩ ፪ ፫ ፬ ፭ ፮ ፯ ፰ ፱ ፲ ፳ ፴ ፵ ፶ ፷ ፸ ፹ ፺ ፻ ፼"},
    {"disclosure-open", System::kCyclic, INT32_MIN, INT32_MAX, " ", "-", "", "▾"},
    {"disclosure-closed", System::kCyclic, INT32_MIN, INT32_MAX, " ", "-", "", "▸"},
};

struct Alias {
  std::string_view name, target;
};
constexpr Alias kAliases[] = {
    {"lower-latin", "lower-alpha"},
    {"upper-latin", "upper-alpha"},
    {"upper-armenian", "armenian"},
    {"khmer", "cambodian"},
    {"cjk-ideographic", "trad-chinese-informal"},
};
// clang-format on

std::vector<std::string> words(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const size_t end = list.find(' ');
    out.emplace_back(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
  return out;
}

CounterStyle expanded(const Row& row) {
  CounterStyle style;
  style.name = row.name;
  style.system = row.system;
  style.suffix = row.suffix;
  style.prefix = "";
  style.negative = {std::string(row.negative), ""};
  style.fallback = row.fallback.empty() ? "decimal" : row.fallback;
  style.ranges = {{row.first, row.last}};
  style.pad = {0, ""};
  style.symbols = words(row.symbols);
  if (row.system != System::kAdditive) return style;
  const std::vector<std::string> list = std::move(style.symbols);
  style.symbols.clear();
  for (size_t i = 0; i + 1 < list.size(); i += 2) {
    CounterStyle::Tuple tuple{0, list[i + 1]};
    std::from_chars(list[i].data(), list[i].data() + list[i].size(), tuple.weight);
    style.tuples.push_back(std::move(tuple));
  }
  return style;
}

}  // namespace

std::optional<CounterStyle> predefined_counter_style(std::string_view name) {
  if (name == "decimal-leading-zero") {
    std::optional<CounterStyle> style = predefined_counter_style("decimal");
    style->pad = {2, "0"};
    return style;
  }
  for (const Alias& alias : kAliases) {
    if (alias.name == name) name = alias.target;
  }
  for (const Row& row : kStyles) {
    if (row.name == name) return expanded(row);
  }
  return std::nullopt;
}

}  // namespace colosseum
