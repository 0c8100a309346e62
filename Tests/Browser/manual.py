"""The columns of the lists, in the words and the order of the manual of 2012."""

import re

# Chapter 6 of the manual, word for word; chapters 7 and 8 repeat it.
SENTENCE = ("编号、姓名、证件类型（代码）、证件号码、性别(F-女、M-男)、出生日期（yyyy-mm-dd）、参保计划（代码）、"
            "户口所在地（园区、园区外）、免缴情况（是：Y;否：N）、免缴类型（代码）、所属社区（代码）、"
            "所属派出所代码、所属班级、家庭地址、邮政编码、联系电话、监护人姓名、监护人证件号码")
PEOPLE = re.sub(r"[（(].*?[）)]", "", SENTENCE).split("、")
REDUCTIONS = ["序号", "证件类型", "证件号码", "姓名"]
REJECTIONS = PEOPLE[1:] + ["错误信息", "由谁处理", "期限", "状态"]
FEES = ["参保计划", "参保人数", "免交人数", "个人缴费金额", "村缴费金额", "区财政补贴金额", "镇财政补贴金额", "省级财政补贴金额"]
CHANGES = ["时间", "类别", "姓名", "证件类型", "证件号码", "项目", "原值", "新值", "经办人"]
CARDS = ["个人编号", "姓名", "证件类型", "证件号码", "所属班级", "批次", "卡号", "制卡日期", "状态"]
FAILURES = ["批次", "个人编号", "姓名", "证件类型", "证件号码", "所属班级", "失败原因", "状态"]
