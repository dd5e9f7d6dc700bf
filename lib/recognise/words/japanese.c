/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Japanese: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "君 氏 様 さん 先生"},
    {W_HON | W_OFFICE,
     "議長 副議長 委員長 理事 会長 大臣 総理大臣 首相 大使 知事 市長 町長 村長 "
     "総裁 長官 局長 課長 部長 主席 書記長 書記官 委員 議員 国務大臣 "
     "内閣総理大臣 政府委員 政府参考人 参考人 説明員 証人 公述人 裁判長 裁判官 "
     "検察官 弁護人 社長 教授 学長 館長 司会 進行 事務局長 参事 秘書官 公使 "
     "領事 将軍 大将 中将 少将 大佐 座長 幹事 代表 外務大臣 大統領"},
    {W_HON | W_OFFICE,
     "総務大臣 法務大臣 外務大臣 財務大臣 文部科学大臣 文部大臣 厚生労働大臣 "
     "厚生大臣 農林水産大臣 農林大臣 経済産業大臣 通商産業大臣 国土交通大臣 "
     "運輸大臣 郵政大臣 労働大臣 建設大臣 自治大臣 環境大臣 防衛大臣 大蔵大臣 "
     "内務大臣 国務大臣 復興大臣 商工大臣 逓信大臣 司法大臣 鉄道大臣 陸軍大臣 "
     "海軍大臣 経済再生担当大臣 少子化対策担当大臣 総務副大臣 総務大臣政務官 "
     "法務副大臣 法務大臣政務官 外務副大臣 外務大臣政務官 財務副大臣 "
     "財務大臣政務官 文部科学副大臣 文部科学大臣政務官 厚生労働副大臣 "
     "厚生労働大臣政務官 農林水産副大臣 農林水産大臣政務官 経済産業副大臣 "
     "経済産業大臣政務官 国土交通副大臣 国土交通大臣政務官 環境副大臣 "
     "環境大臣政務官 防衛副大臣 防衛大臣政務官 内閣府副大臣 内閣府大臣政務官 "
     "法務政務次官 外務政務次官 大蔵政務次官 文部政務次官 厚生政務次官 "
     "農林政務次官 農林水産政務次官 通商産業政務次官 運輸政務次官 郵政政務次官 "
     "労働政務次官 建設政務次官 自治政務次官 総理府政務次官 副大臣 大臣政務官 "
     "政務次官 政務官 官房長官 内閣官房長官 内閣官房副長官 内閣法制局長官 "
     "法制局長官 防衛庁長官 環境庁長官 経済企画庁長官 科学技術庁長官 "
     "国土庁長官 北海道開発庁長官 総務庁長官 行政管理庁長官 警察庁長官 専門員 "
     "専門委員 特別委員 参与 主査 分科員 仮議長 副委員長 副会長 副理事長 "
     "理事長 委員長代理 議長代理 会長代理 主査代理 座長代理 理事長代理 "
     "議長代行 委員長代行 事務総長 事務次長 事務次官 審議官 次長 参考人 参議 "
     "監事 監査委員 教育長 助役 収入役 副市長 副町長 副村長 副知事 企画監 室長 "
     "係長 技監 総括審議官 政策統括官 大臣官房長 官房長 主計局長 調査員 顧問 "
     "監督 編集長 編集者 記録者"},
    {W_OFFMOD, "代理 代行 前 元"},
    {W_OFFICE, "通訳 聞き手 話し手 記者 質問者 回答者 司会者 速記者 "
	       "議事録署名人 語り手 発言者 被告人 傍聴人"},
    {W_WEEKDAY, "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 "
		"水曜 木曜 金曜 土曜 日曜"},
    {W_GENRE, "会議録 議事録 速記録 記録 覚書 電報 議事要旨 議事概要 要旨 "
	      "報告書 書簡 調書 会談録 口述筆記"},
    {W_TALK, "会議 会談 座談会 対談 面談 会見 インタビュー 懇談会 討論 協議 "
	     "本会議 聴取 公聴会 委員会 総会 尋問 聞き取り 記者会見 鼎談"},
    {W_SECRECY, "極秘 秘 部外秘 機密"},
    {W_BODY, "委員会 議会 政府 内閣 代表団 国会 衆議院 参議院"},
    {W_ROLE, "通訳 書記 速記者"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_ASKS, "問 質問"},
    {X_ANSWERS, "答 回答"},
    {X_YEARS, "年"},
    {X_MONTHS, "月"},
    {X_DAYS, "日"},
    {X_HOURS, "時"},
    {X_MINUTES, "分"},
    {X_HALF, "半"},

    {X_FIRST_OF, "元"},
    {X_NOON, "正午"},
    {X_PAGE, "頁 ページ"},
    {X_CREDITS, "写真 撮影 挿絵 地図 発行 印刷 著作権 装丁"},
    {X_PART, "聞き手 記者 司会"},
    {X_NONE, NULL}};

static const struct vdm_number numbers[] = {
    {0, "〇 零"}, {1, "一 壱"}, {2, "二 弐"},  {3, "三 参"},
    {4, "四"},    {5, "五"},    {6, "六"},     {7, "七"},
    {8, "八"},    {9, "九"},    {10, "十 拾"}, {0, NULL}};

static const struct vdm_era eras[] = {{1867, "明治"}, {1911, "大正"},
				      {1925, "昭和"}, {1988, "平成"},
				      {2018, "令和"}, {0, NULL}};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "件名", "subject"},
    {P_LABEL, "議題", "subject"},
    {P_LABEL, "題目", "subject"},
    {P_LABEL, "主題", "subject"},
    {P_LABEL, "出席者", "participants"},
    {P_LABEL, "出席委員", "participants"},
    {P_LABEL, "出席議員", "participants"},
    {P_LABEL, "参加者", "participants"},
    {P_LABEL, "列席者", "participants"},
    {P_LABEL, "同席者", "participants"},
    {P_LABEL, "出席", "participants"},
    {P_LABEL, "出席国務大臣", "participants"},
    {P_LABEL, "出席政府委員", "participants"},
    {P_LABEL, "参加", "participants"},
    {P_LABEL, "委員外の出席者", "participants"},
    {P_LABEL, "座談会出席者", "participants"},
    {P_LABEL, "出席者氏名", "participants"},
    {P_LABEL, "陪席者", "participants"},
    {P_LABEL, "司会", "participant"},
    {P_LABEL, "聞き手", "participant"},
    {P_LABEL, "通訳", "participant"},
    {P_LABEL, "議長", "participant"},
    {P_LABEL, "委員長", "participant"},
    {P_LABEL, "話し手", "participant"},
    {P_LABEL, "語り手", "participant"},
    {P_LABEL, "進行", "participant"},
    {P_LABEL, "司会者", "participant"},
    {P_LABEL, "インタビュアー", "participant"},
    {P_LABEL, "座長", "participant"},
    {P_LABEL, "証人", "participant"},
    {P_LABEL, "ゲスト", "participant"},
    {P_LABEL, "インタビュー対象者", "participant"},
    {P_LABEL, "日時", "date"},
    {P_LABEL, "日付", "date"},
    {P_LABEL, "期日", "date"},
    {P_LABEL, "年月日", "date"},
    {P_LABEL, "開催日", "date"},
    {P_LABEL, "開催日時", "date"},
    {P_LABEL, "会談日", "date"},
    {P_LABEL, "実施日", "date"},
    {P_LABEL, "収録日", "date"},
    {P_LABEL, "場所", "place"},
    {P_LABEL, "会場", "place"},
    {P_LABEL, "開催場所", "place"},
    {P_LABEL, "於", "place"},
    {P_LABEL, "収録場所", "place"},
    {P_LABEL, "時間", "time"},
    {P_LABEL, "開始時刻", "time"},
    {P_LABEL, "開始", "time"},
    {P_LABEL, "開会", "time"},
    {P_LABEL, "時刻", "time"},
    {P_LABEL, "所要時間", "duration"},
    {P_LABEL, "要旨", "summary"},
    {P_LABEL, "概要", "summary"},
    {P_LABEL, "要約", "summary"},
    {P_LABEL, "表題", "title"},
    {P_LABEL, "標題", "title"},
    {P_LABEL, "番号", "number"},
    {P_LABEL, "号", "number"},
    {P_LABEL, "出典", "source"},
    {P_LABEL, "出所", "source"},
    {P_LABEL, "典拠", "source"},
    {P_LABEL, "資料", "source"},
    {P_LABEL, "記録者", "recorder"},
    {P_LABEL, "書記", "recorder"},
    {P_LABEL, "記録", "recorder"},
    {P_LABEL, "議事録作成者", "recorder"},
    {P_LABEL, "速記", "recorder"},
    {P_LABEL, "速記者", "recorder"},
    {P_LABEL, "議事録作成", "recorder"},
    {P_LABEL, "筆記", "recorder"},
    {P_LABEL, "翻訳", "translator"},
    {P_LABEL, "翻訳者", "translator"},
    {P_LABEL, "訳者", "translator"},
    {P_LABEL, "訳", "translator"},
    {P_LABEL, "文字起こし", "transcriber"},
    {P_LABEL, "文字起こし担当", "transcriber"},
    {P_LABEL, "書き起こし", "transcriber"},
    {P_LABEL, "言語", "language"},
    {P_LABEL, "著者", "author"},
    {P_LABEL, "秘密区分", "classification"},
    {P_CREDIT, "翻訳", "translator"},
    {P_CREDIT, "訳者", "translator"},
    {P_CREDIT, "翻訳:", "translator"},
    {P_CREDIT, "翻訳：", "translator"},
    {P_CREDIT, "訳：", "translator"},
    {P_CREDIT, "英語から翻訳", "translator"},
    {P_CREDIT, "文字起こし", "transcriber"},
    {P_CREDIT, "文字起こし：", "transcriber"},
    {P_CREDIT, "書き起こし", "transcriber"},
    {P_CREDIT, "記録", "recorder"},
    {P_CREDIT, "記録：", "recorder"},
    {P_CREDIT, "速記", "recorder"},
    {P_CREDIT, "聞き手", "participant"},
    {P_CREDIT, "聞き手：", "participant"},
    {P_CLOSING, "*散会*", NULL},
    {P_CLOSING, "*閉会*", NULL},
    {P_CLOSING, "*閉議*", NULL},
    {P_CLOSING, "*終了*", NULL},
    {P_OPENING, "*開議*", NULL},
    {P_OPENING, "*開会*", NULL},
    {P_OPENING, "*開始した*", NULL},
    {P_OPENING, "*再開*", NULL},
    {P_CHAIR, "*議長席に着く*", NULL},
    {P_ACTION, "拍手", NULL},
    {P_ACTION, "笑い", NULL},
    {P_ACTION, "笑声", NULL},
    {P_ACTION, "発言する者あり", NULL},
    {P_ACTION, "笑", NULL},
    {P_ACTION, "拍手、発言する者あり", NULL},
    {P_ACTION, "一同笑い", NULL},
    {P_ACTION, "爆笑", NULL},
    {P_ACTION, "沈黙", NULL},
    {P_ACTION, "場内騒然", NULL},
    {P_ACTION, "発言する者多し", NULL},
    {P_ACTION, "「異議なし」と呼ぶ者あり", NULL},
    {P_ACTION, "呼ぶ者あり", NULL},
    {P_PRESENT, "*が出席した*", NULL},
    {P_PRESENT, "*同席した*", NULL},
    {P_PROCEDURE, "*賛成者起立*", NULL},
    {P_PROCEDURE, "*起立総員*", NULL},
    {P_PROCEDURE, "*速記中止*", NULL},
    {P_PROCEDURE, "*委員長退席*", NULL},
    {P_PROCEDURE, "右議決*", NULL},
    {P_SIGNATURE, "署名", NULL},
    {P_FORENOON, "午前*", NULL},
    {P_FORENOON, "朝*", NULL},
    {P_AFTERNOON, "午後*", NULL},
    {P_AFTERNOON, "夕方*", NULL},
    {P_AFTERNOON, "夜*", NULL},
    {P_TELEPHONE, "*電話会談*", NULL},
    {P_TELEPHONE, "*電話*", NULL},
    {P_KEEPER, "*図書館*", NULL},
    {P_KEEPER, "*公文書館*", NULL},
    {P_KEEPER, "*史料館*", NULL},
    {P_RIGHTS, "*無断転載*", NULL},
    {P_RIGHTS, "*著作権所有*", NULL},
    {P_SOURCE, "出典", NULL},
    {P_ROLE, "議長", "chair"},
    {P_ROLE, "委員長", "chair"},
    {P_ROLE, "司会", "chair"},
    {P_ROLE, "座長", "chair"},
    {P_ROLE, "聞き手", "interviewer"},
    {P_ROLE, "記者", "interviewer"},
    {P_ROLE, "問", "interviewer"},
    {P_ROLE, "質問", "interviewer"},
    {P_ROLE, "インタビュアー", "interviewer"},
    {P_ROLE, "話し手", "interviewee"},
    {P_ROLE, "語り手", "interviewee"},
    {P_ROLE, "答", "interviewee"},
    {P_ROLE, "回答", "interviewee"},
    {P_ROLE, "証人", "witness"},
    {P_ROLE, "取調官", "interviewer"},
    {P_ROLE, "取調べ官", "interviewer"},
    {P_ROLE, "訊問者", "interviewer"},
    {P_ROLE, "尋問者", "interviewer"},
    {P_ROLE, "調査者", "interviewer"},
    {P_ROLE, "質問者", "interviewer"},
    {P_ROLE, "聴取者", "interviewer"},
    {P_ROLE, "被疑者", "interviewee"},
    {P_ROLE, "供述者", "interviewee"},
    {P_ROLE, "被訊問者", "interviewee"},
    {P_ROLE, "被尋問者", "interviewee"},
    {P_ROLE, "回答者", "interviewee"},
    {P_ROLE, "インタビュイー", "interviewee"},
    {P_ROLE, "インタビュー対象者", "interviewee"},
    {P_ROLE, "話者", "interviewee"},
    {P_LABEL, "取調官", "participant"},
    {P_LABEL, "取調べ官", "participant"},
    {P_LABEL, "訊問者", "participant"},
    {P_LABEL, "尋問者", "participant"},
    {P_LABEL, "調査者", "participant"},
    {P_LABEL, "質問者", "participant"},
    {P_LABEL, "聴取者", "participant"},
    {P_LABEL, "被疑者", "participant"},
    {P_LABEL, "供述者", "participant"},
    {P_LABEL, "被訊問者", "participant"},
    {P_LABEL, "被尋問者", "participant"},
    {P_LABEL, "回答者", "participant"},
    {P_LABEL, "インタビュイー", "participant"},
    {P_LABEL, "話者", "participant"},
    {P_ROLE, "記録", "recorder"},
    {P_ROLE, "記録者", "recorder"},
    {P_ROLE, "記録係", "recorder"},
    {P_ROLE, "議事録", "recorder"},
    {P_ROLE, "速記", "recorder"},
    {P_INTERVIEW, "*インタビュー*", NULL},
    {P_INTERVIEW, "*聞き取り*", NULL},
    {P_INTERVIEW, "*聞き書き*", NULL},
    {P_INTERVIEW, "*尋問*", NULL},
    {P_INTERVIEW, "*対談*", NULL},
    {P_INTERVIEW, "*訊問*", NULL},
    {P_INTERVIEW, "*取調*", NULL},
    {P_LABEL, "欠席者", "absent"},
    {P_LABEL, "欠席委員", "absent"},
    {P_LABEL, "欠席", "absent"},
    {P_LABEL, "欠席議員", "absent"},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_japanese = {.name = "Japanese",
						   .script = VDM_HAN,
						   .letters =
						       "のはをにでがとたる",
						   .words = words,
						   .uses = uses,
						   .numbers = numbers,
						   .eras = eras,
						   .verbs = verbs,
						   .endings = endings,
						   .phrases = tables};
