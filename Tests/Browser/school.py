"""An invented school: people, their sheets, what the core system knows of them. 320599 is, to our knowledge, no assigned area code."""

import random

UNIT = "320571"
FIELDS = ["姓名", "证件类型", "证件号码", "性别", "出生日期", "参保计划", "户口所在地", "免缴情况", "免缴类型", "所属社区",
          "所属派出所代码", "所属班级", "家庭地址", "邮政编码", "联系电话", "监护人姓名", "监护人证件号码"]
ADDITIONS = ["序号"] + FIELDS
FAMILY = "萧程顾沈陆苏叶秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
GIVEN = "思颖诗琪清岚子涵浩然雨桐一诺俊熙梓萱宇轩欣怡佳宁明哲若曦嘉禾书瑶景行知远安然乐之"
# The manual's own sample: 230502198901182964 is a genuine number, the third row's has a wrong check digit here.
MANUAL_REST = ["GC", "园区", "Y", "001", "016766", "000003", "高二2班", "吴江市桃源镇", "111111", "13555896544", "发生的", "320323198804113000"]


def number(area, birth, order):
    body = f"{area}{birth.replace('-', '')}{order:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]


class School:
    """`size` renewals in the classes given, the same ones at every run."""

    def __init__(self, size=60, classes=("高一1班", "高一2班", "高二1班", "高二2班", "高三1班"), seed=2027):
        self.random = random.Random(seed)
        self.order = 0
        self.renewals = [self.person(classes[index % len(classes)]) for index in range(size)]

    def person(self, class_name, **changes):
        self.order += 1
        chance = self.random
        birth = f"{chance.randint(2008, 2019)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        order = chance.randint(1, 499) * 2 - (self.order % 2)
        person = dict(zip(FIELDS, [
            chance.choice(FAMILY) + "".join(chance.sample(GIVEN, chance.choice([1, 2, 2]))), "001", number("320599", birth, order),
            "M" if order % 2 else "F", birth, "GA", "园区", "N", "", "016766", "000003", class_name,
            f"澄湖东路{chance.randint(1, 300)}号", "215028", f"1900000{self.order % 10000:04}", chance.choice(FAMILY) + "国平", ""]))
        return person | changes

    def roster(self):
        """What the center imports."""
        lines = ["单位代码,编号," + ",".join(FIELDS)]
        lines += [",".join([UNIT, str(100001 + index)] + list(person.values())) for index, person in enumerate(self.renewals)]
        return "\n".join(lines) + "\n"

    def core(self, people, **situations):
        """The register: everyone as declared, but for those named in `situations` (number: 姓名 or 情况)."""
        lines = ["证件类型,证件号码,姓名,情况,说明"]
        for person in people:
            said = situations.get("n" + person["证件号码"], "正常")
            state = said if said in ("正常", "已死亡", "他处参保") else "正常"
            lines.append(f"{person['证件类型']},{person['证件号码']},{person['姓名'] if state == said else said},{state},")
        return "\n".join(lines) + "\n"


def additions(people):
    """A class file as the template wants it, as CSV."""
    lines = [",".join(ADDITIONS)]
    lines += [",".join([str(index + 1)] + [str(person[field]) for field in FIELDS]) for index, person in enumerate(people)]
    return "\n".join(lines) + "\n"


def reductions(people):
    lines = ["序号,证件类型,证件号码,姓名"]
    lines += [f"{index + 1},{person['证件类型']},{person['证件号码']},{person['姓名']}" for index, person in enumerate(people)]
    return "\n".join(lines) + "\n"
