"""Words that carry no weight, by construction: who and where, never what the work is.

Phrases that hold one of these never become signals, nor do words that only a few employers use, which
keeps out the names of companies. Words by which a text names the job itself are left out too: that is
the title speaking.
"""

from __future__ import annotations

import re

PERSON = frozenset(
    """
    he she him her hers his they them their theirs himself herself themselves mr mrs ms miss mx dr sir madam man
    men woman women male female boy girl mother father parent mom dad husband wife spouse married single
    divorced children child kids family age aged old young senior citizen birthday born gender sex race
    ethnicity religion christian muslim jewish hindu disability veteran pregnant lgbtq queer transgender black
    white asian latino hispanic national nationals year years yrs al el bin ibn van von der la le mac
    """.split()
)

NAME = frozenset(
    """
    aaron abdul abdullah abigail abraham ada adam adams adrian agarwal agnes ahmad ahmed aidan aisha alan albert
    alejandro alex alexander alexandra alexis ali alice alicia alison allen allison amanda amir amit amy ana
    anders anderson andrea andreas andrew andy angel angela anil anita anjali ankit anna anne anthony antonio
    arjun arthur ashley ashok audrey bailey barbara beatriz ben benjamin bennett bernard beth betty beverly
    bjorn bob bonnie boris brad bradley brandon brenda brian bridget brooks brown bruce bryan bryant butler
    caleb cameron campbell carl carla carlos carmen carol caroline catherine cecilia chang charles charlie
    charlotte chaudhary chen cheryl chloe choi chris christina christine christopher cindy claire clark claudia
    coleman colin collins connor craig cruz cynthia daniel daniela danielle david davis deborah deepak denise
    dennis derek diana diane diaz dmitry dominic donald donna doris dorothy douglas dylan edgar eduardo edward
    edwards eileen elena elias elijah elizabeth ella ellen emily emma enrique eric erica erik erin esther ethan
    eugene eva evan evans evelyn faith fatima felipe fernandez fernando fiona florence flores frances
    francesco francis fred frederick gabriel garcia gary george gerald giovanni gloria gomez gonzalez gordon
    grace graham greg gregory griffin guillermo gupta gustavo hamilton hannah hans harold harris harrison harry
    hassan hayes heather hector helen helena henderson henry hernandez hill hiroshi hoang howard huang hughes
    hugo hussain ian ibrahim ines ingrid irene isabel isabella ismail ito ivan ivanov iyer jack jackson jacob
    jacqueline jaime jain jake james jamie jane janet janice jason javier jay jeff jeffrey jennifer jenny jeremy
    jerry jesse jessica jesus jim jing joan joanna joe joel johan john johnson jonathan jones jorge joseph joshi
    joshua joy joyce juan judith judy julian julie justin kaito karen karl kate katherine kathleen kathryn katie
    kaur kavita keith kelly ken kenneth kevin khalid khan kimberly kiran klaus kumar kyle lakshmi lars laura
    lauren laurie lawrence lee lei leon leonard leslie lewis li liam lin lina linda lisa liu logan lois lopez
    lorenzo louis louise lovelace lucas lucia lucy luis luke lydia madison malik manuel marcus margaret maria
    marie marilyn mario mark marshall marta martha martin martinez mary mateo matthew maurice megan mehmet mehta
    mei melissa meyer mia michael michelle miguel mike mikhail miller ming miriam mishra mitchell mohamed
    mohammad mohammed molly monica moore morales morris mueller muhammad muller murphy murray nadia nair
    nakamura nancy naomi natalia natalie natasha nathan nathaniel neha neil nelson nguyen nicholas nick nicolas
    nicole nikhil nina noah nora norman novak oliver olivia omar oneill ortiz oscar owens pablo pamela patel
    patricia patrick paul paula pedro peggy penny perez perry peter peterson pham philip phillip phillips pierre
    pooja powell prasad priya rachel rafael rahul raj rajesh ralph ramesh ramirez ramon ramos randy rania rao
    raul ravi raymond rebecca reddy renee reyes reynolds ricardo richard richardson rick rivera robert roberto
    roberts robinson rodrigo rodriguez roger rogers rohan rojas roland roman ronald rosa ross roxana roy russell
    ruth ryan sabrina sally samantha samuel sanchez sanders sandra sanjay santos sara sarah sato schmidt scott
    sean sebastian sergei sergey shah shannon sharma sharon shawn sheila shirley silva simmons simon singh smith
    sofia sonia sophia sophie stanley stefan stella stephanie stephen steve steven stewart stuart sullivan sunil
    suresh susan suzanne suzuki svetlana sylvia tamara tanaka tanya tara taylor teresa terry theodore theresa
    thomas thompson tiffany tim timothy tina todd tom tony torres tracy tran tyler valentina valerie vanessa
    vera verma veronica victor victoria vijay vikram vincent vladimir wallace walter wanda wang watson wayne
    weber wei wendy wesley william williams wilson wong wu xin xu yamamoto yan yang yasmin ying yolanda yuki
    yusuf yvonne zachary zara zhang zhao zhou zhu zoe
    """.split()
)
"""Common names of people, given and family, but those that are also a tool's (Julia, Jenkins) or a word of every day
(price, long)."""

PLACE = frozenset(
    """
    america american americas usa us united states states canada canadian mexico mexican brazil brazilian
    argentina chile colombia uk kingdom britain british england english london ireland irish dublin scotland
    france french paris germany german berlin munich spain spanish madrid barcelona portugal lisbon italy
    italian netherlands dutch amsterdam belgium sweden swedish stockholm norway denmark finland poland polish
    warsaw romania ukraine ukrainian switzerland swiss zurich austria greece israel israeli tel aviv turkey
    dubai uae emirates saudi india indian bangalore bengaluru hyderabad mumbai delhi pune chennai pakistan china
    chinese beijing shanghai hong kong taiwan japan japanese tokyo korea korean seoul singapore vietnam
    philippines indonesia australia australian sydney melbourne zealand africa african nigeria kenya egypt
    europe european emea apac latam asia california texas york nyc jersey francisco bay seattle washington
    boston massachusetts austin denver colorado chicago illinois atlanta georgia angeles diego jose palo alto
    mountain view menlo park cupertino sunnyvale portland oregon utah arizona nevada florida miami carolina
    virginia pennsylvania philadelphia pittsburgh toronto vancouver montreal ontario nationality citizen
    citizenship native san santa los las ca ny tx wa ma il dc
    abu accra adelaide afghanistan ahmedabad aires alabama alaska albania albany algeria anchorage andorra
    angola ankara antwerp arlington armenia athens auckland azerbaijan bahrain baltimore bangkok bangladesh
    belarus belfast belgrade bellevue bethesda bilbao birmingham bogota boise bolivia bordeaux bosnia botswana
    braga brisbane bristol brooklyn brussels bucharest budapest buenos buffalo bulgaria bulgarian busan cairo
    calgary cambodia cameroon cardiff chengdu cincinnati cleveland cluj cologne colombo columbus connecticut
    copenhagen croatia croatian cuba cyprus czech czechia dakota danish delaware detroit dhaka doha durham
    dusseldorf ecuador edinburgh edmonton eindhoven estonia estonian ethiopia fairfax finnish frankfurt fremont
    gdansk ghana glasgow gothenburg grenoble guangzhou guatemala gurgaon gurugram haifa haiti halifax hamburg
    hampshire hangzhou hanoi hartford hawaii helsinki herzliya hoboken honduras honolulu houston hsinchu
    hungarian hungary iceland idaho indiana indianapolis iowa iran iraq islamabad istanbul jacksonville jaipur
    jakarta jamaica jeddah jerusalem johannesburg kansas karachi kazakhstan kentucky kirkland kitchener kochi
    kolkata krakow kuala kuwait kyoto kyrgyzstan lagos lahore lanka latvia latvian lebanon leeds leipzig libya
    lima lithuania lithuanian liverpool louisiana louisville lumpur luxembourg lyon macedonia maine malaga
    malaysia malmo malta manhattan manila marseille maryland mauritius mclean memphis michigan milan milpitas
    milwaukee minneapolis minnesota missouri moldova mongolia montana montevideo morocco moscow mozambique
    myanmar nairobi namibia naples nashville nebraska nepal newark newcastle nicaragua noida norfolk norwegian
    oakland ohio oklahoma omaha oman orlando osaka oslo ottawa paraguay paulo perth peru peruvian plano porto
    prague providence qatar quebec raleigh redmond reston rhode richmond riga rio riyadh rochester rome
    rotterdam russia russian rwanda sacramento santiago sao savannah scottsdale serbia serbian seville sheffield
    shenzhen slovakia slovenia somalia stuttgart sudan syria taipei tallinn tampa tanzania tempe tennessee thai
    thailand toulouse tucson tulsa tunisia turin turkish turkmenistan uganda uruguay utrecht uzbekistan valencia
    vegas venezuela vermont vienna vietnamese vilnius wales wellington welsh winnipeg wisconsin worcester
    wroclaw wyoming yemen zagreb zambia zimbabwe
    """.split()
)

SCHOOL = frozenset(
    """
    university college school institute academy stanford mit harvard berkeley princeton yale cornell oxford
    cambridge eth epfl iit carnegie mellon cmu caltech waterloo alumni bachelor bachelors master masters bs ba
    bsc msc ma mba degree degrees diploma gpa graduate undergraduate
    """.split()
)

PAY = frozenset(
    """
    usd eur gbp cad salary salaries pay compensation bonus equity ote stock 401k k
    """.split()
)

SELF_NAME = frozenset(
    """
    engineer scientist architect manager developer analyst specialist consultant designer director researcher
    programmer administrator technologist strategist
    """.split()
)
"""The nouns by which a posting names its own job; their plurals, which name others, are heard."""

WEB = frozenset("http https www com io org net html href mailto amp nbsp utm".split())

MONTH = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec today yesterday monday tuesday wednesday thursday friday
    """.split()
)

DEAF = PERSON | NAME | PLACE | SCHOOL | PAY | SELF_NAME | WEB | MONTH

_FIGURE = re.compile(r"[#+]*\d[\d+#]*|\d+[a-z]{1,2}")
_INITIAL = re.compile(r"[abd-qs-z]")
"""A letter alone is part of a name or a list, unless it is a language: C or R."""


def is_deaf(phrase: str) -> bool:
    """Whether a folded phrase must carry no weight."""
    if _INITIAL.fullmatch(phrase):
        return True
    return any(word in DEAF or "~" in word or _FIGURE.fullmatch(word) for word in phrase.split())
