/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Thai: labels, titles, months, verbs of speaking.
 */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "นาย นาง นางสาว คุณ ดร"},
    {W_HON | W_OFFICE, "ประธาน ประธานสภา "
		       "รัฐมนตรี นายกรัฐมนตรี "
		       "ผู้อำนวยการ ผู้พิพากษา "
		       "นายกเทศมนตรี ปลัด"},
    {W_OFFICE, "สมาชิก สมาชิกสภา "
	       "เลขานุการ พยาน จำเลย "
	       "ทนายความ ล่าม "
	       "ผู้สัมภาษณ์ "
	       "ผู้ให้สัมภาษณ์ "
	       "ผู้สื่อข่าว"},
    {W_GENRE, "รายงาน บันทึก จดหมาย "
	      "คำสั่ง ประกาศ"},
    {W_TALK, "การประชุม สัมภาษณ์ "
	     "สนทนา"},
    {W_FUNCTION, "และ หรือ แต่ ที่ ใน ของ"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_ASKS, "ถาม"}, {X_ANSWERS, "ตอบ"}, {X_CLOCK, "เวลา"},
    {X_PAGE, "หน้า"}, {X_HOURS, "น"},     {X_NONE, NULL}};

static const char *const months[] = {
    "มกราคม",  "กุมภาพันธ์", "มีนาคม",  "เมษายน", "พฤษภาคม",  "มิถุนายน",
    "กรกฎาคม", "สิงหาคม",  "กันยายน", "ตุลาคม",  "พฤศจิกายน", "ธันวาคม"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "ผู้มาประชุม", "participants"},
    {P_LABEL, "ผู้เข้าร่วมประชุม", "participants"},
    {P_LABEL, "ผู้เข้าประชุม", "participants"},
    {P_LABEL, "ผู้เข้าร่วม", "participants"},
    {P_LABEL, "ผู้ไม่มาประชุม", "absent"},
    {P_LABEL, "ผู้ลาประชุม", "absent"},
    {P_LABEL, "ผู้จดรายงานการประชุม", "recorder"},
    {P_LABEL, "ผู้บันทึก", "recorder"},
    {P_LABEL, "ผู้จดบันทึก", "recorder"},
    {P_LABEL, "วันที่", "date"},
    {P_LABEL, "เวลา", "time"},
    {P_LABEL, "เริ่มประชุมเวลา", "time"},
    {P_LABEL, "สถานที่", "place"},
    {P_LABEL, "ณ", "place"},
    {P_LABEL, "เรื่อง", "subject"},
    {P_LABEL, "ครั้งที่", "number"},
    {P_LABEL, "ระยะเวลา", "duration"},
    {P_LABEL, "ผู้แปล", "translator"},
    {P_LABEL, "ผู้ถอดเทป", "transcriber"},
    {P_LABEL, "ที่มา", "source"},
    {P_LABEL, "แหล่งที่มา", "source"},
    {P_LABEL, "ประธาน", "participant"},
    {P_ROLE, "ประธาน", "chair"},
    {P_LABEL, "ประธานในที่ประชุม", "participant"},
    {P_ROLE, "ประธานในที่ประชุม", "chair"},
    {P_LABEL, "ประธานสภา", "participant"},
    {P_ROLE, "ประธานสภา", "chair"},
    {P_LABEL, "ผู้สัมภาษณ์", "participant"},
    {P_ROLE, "ผู้สัมภาษณ์", "interviewer"},
    {P_ROLE, "ถาม", "interviewer"},
    {P_ROLE, "คำถาม", "interviewer"},
    {P_LABEL, "ผู้ให้สัมภาษณ์", "participant"},
    {P_ROLE, "ผู้ให้สัมภาษณ์", "interviewee"},
    {P_ROLE, "ตอบ", "interviewee"},
    {P_ROLE, "คำตอบ", "interviewee"},
    {P_LABEL, "พยาน", "participant"},
    {P_ROLE, "พยาน", "witness"},
    {P_LABEL, "จำเลย", "participant"},
    {P_ROLE, "จำเลย", "accused"},
    {P_OPENING, "เริ่มประชุมเวลา", NULL},
    {P_CLOSING, "เลิกประชุมเวลา", NULL},
    {P_CLOSING, "เลิกประชุม", NULL},
    {P_CLOSING, "ปิดประชุมเวลา", NULL},
    {P_CLOSING, "จบการสัมภาษณ์", NULL},
    {P_ACTION, "หัวเราะ", NULL},
    {P_ACTION, "ปรบมือ", NULL},
    {P_ACTION, "เงียบ", NULL},
    {P_INTERVIEW, "สัมภาษณ์*", NULL},
    {P_DECISION, "มติที่ประชุม", NULL},
    {P_DECISION, "เห็นชอบ", NULL},
    {P_TOPIC, "ระเบียบวาระ", NULL},
    {P_TOPIC, "ระเบียบวาระการประชุม", NULL},
    {P_SIGNATURE, "ลงชื่อ", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_thai = {.name = "Thai",
					       .script = VDM_THAI,
					       .words = words,
					       .uses = uses,
					       .months = months,
					       .phrases = tables};
