"""What stands around a report on a page: promotions, buttons, prompts to the visitor, legal lines.

The tests look for what such lines are for, in the words that this takes in English on any site.
They are kept from what reports say: a state may become a member of a union or consent to a plan,
and an official may tell an agency; so a prompt has to address the visitor at the start of a
sentence, and an agency is a credit only where it is set off as one.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "ends_story",
    "heads_others",
    "interrupts_story",
    "is_credit",
    "is_disclaimer",
    "is_label",
    "is_promotion",
    "is_prompt",
]

_I = re.IGNORECASE
_LABEL = re.compile(
    r"^\W*(?:share(?: (?:this|on|via)\b.{0,30})?|sharing is caring|tweet|facebook|twitter|email"
    r"|e-mail|print|pinterest|reddit|linkedin|whatsapp|telegram|flipboard|mix|tumblr|instagram"
    r"|youtube|rss|copy link|link copied|save|subscribe\b.{0,25}|sign (?:in|up)\b.{0,25}|log ?in"
    r"|register|newsletters?|search|menu|close|skip to .{0,25}|home|advertisements?"
    r"|sponsored\b.{0,20}|story continues.{0,25}|scroll down\b.{0,25}"
    r"|loading|play|pause|mute|watch live|listen live"
    r"|reply|comments?(?: \(?\d+\)?)?|\d+ (?:shares?|comments?|views?|likes?)"
    r"|view (?:comments|gallery|all)|show more|load more|see more|see all|view more|read more|more"
    r"|next|previous|back to top|accept(?: & close| all| cookies)?|i agree|got it"
    r"|privacy(?: policy| notice)?|terms (?:of|and|&) (?:use|service|conditions)\b.{0,30}"
    r"|contact us|about us|advertise\b.{0,15}|follow(?: us)?\b(?: on)?.{0,12}|photos?|videos?"
    r"|image \d.{0,12}|tags?|topics?|posted in\b.{0,40}|filed under\b.{0,60}|text size"
    r"|get short url)\W*$",
    _I,
)
_STORY_END = re.compile(
    r"^\W*(?:(?:\d+ |your |readers['’]? |user )?(?:comments?|responses?|replies"
    r"|thoughts?)(?: (?:on|to) [^.]{0,120})?"
    r"(?: \(?\d+\)?)?|leave a (?:comment|reply)[^.]{0,20}|add (?:a )?comment|post a comment"
    r"|comment(?:ing)? [^.]{0,40}|join the (?:discussion|conversation)[^.]{0,20}"
    r"|about the author[^.]{0,20}"
    r"|previous (?:article|story|post)|next (?:article|story|post)|to read the full story"
    r"|permalink [^.]{0,80}|external links|references|further reading|share this ?entry)[^\w.]*$",
    _I,
)
_OTHERS = re.compile(
    r"^\W*(?:more (?:from|on|in|stories|news|coverage|articles|like) ?[^.]{0,40}"
    r"|most (?:popular|read"
    r"|viewed|shared|recent|watched|commented)[^.]{0,20}|recommended(?: for you| stories"
    r"| articles)?"
    r"|you (?:may|might) (?:also )?(?:like|be interested)[^.]{0,20}|read (?:next|these next)"
    r"|explore further"
    r"|up next|top (?:picks|news)[^.]{0,10}|trending(?: now| stories)?|popular(?: stories"
    r"| posts| now)?|top stories|latest"
    r"(?: news| stories| posts| articles)?|what others are reading[^.]{0,20}"
    r"|(?:from )?around the web"
    r"|promoted[^.]{0,20}|sponsored (?:links|content|stories)|editor'?s picks|in case you missed it"
    r"|don['’]?t miss[^.]{0,20}|what to read next|recent posts|archives|categories"
    r"|back to top[^.]{0,3}|(?:related|relevant) (?:stories|articles|content|coverage|topics|links"
    r"|news|posts|tags))[^\w.]*$",
    _I,
)
_INTERRUPTION = re.compile(
    r"^\W*(?:related(?: video)?|read (?:more|also)|see also|also on [^.]{0,30}"
    r"|sign up for [^.]{0,60}"
    r"|get (?:our|the) [^.]{0,40}newsletter[^.]{0,40}|share this[^.]{0,30}|share(?: on"
    r"| via)? [^.]{0,30}"
    r"|author[^.]{0,3}|story continues[^.]{0,30}|continue reading[^.]{0,20}"
    r"|article continues[^.]{0,30})"
    r"[^\w.]*$",
    _I,
)
_MORE_NAMED = re.compile(
    r"^(?:More|Latest|Also in|Elsewhere in|Top)(?: (?:of|the|and))*"
    r"(?: [A-Z][\w&.'’-]*(?: (?:of|the|and))*){1,4}$"
)
# Those below that may match anywhere are sought in lower case, which takes a third of the time.
_LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|^\W*copyright\b|\bcopyright (?:©|\(c\)|(?:19|20)\d\d|policy|notice)"
    r"|all rights reserved|(?:not (?:be )?(?:responsible|liable)|no (?:responsibility|liability))"
    r" for (?:the |any )?(?:content|links?|third|external|material|accuracy|errors|damage|comments)"
    r"|may not be (?:reproduced|published|copied|redistributed)|registered trade ?marks?"
    r"|trade ?marks? of|views? (?:and (?:investment )?\w+ )?expressed (?:in|by|here|are).{0,80}"
    r"(?:author|writer|necessarily|own|not those|contributor|experts?)|not necessarily (?:reflect"
    r"|represent) (?:the |those )?(?:views?|opinions?|position|policy|of)|affiliate (?:and\S* )?"
    r"(?:referral )?links?|we may (?:earn|receive) (?:a |an )?(?:affiliate )?commission"
    r"|(?:earn|get) a (?:commission|share of the sale)|terms of (?:use|service)"
    r"|terms (?:and|&) conditions apply|privacy (?:policy|notice|statement)|cookie policy"
    r"|(?:user|subscriber) agreement|this site is protected by"
    r"|for informational purposes only|subject to our|this (?:article|story|report) (?:was|has"
    r" been) (?:amended|corrected|updated|edited)"
    r"|(?:earlier|previous) version of (?:this|the) (?:article|story|report|text|page|post|piece)\b"
    r"|do(?:es)? not (?:necessarily )?reflect (?:those|the (?:views?|opinions?|position))"
    r"|\b(?:tel|telephone|phone|fax)\b[.:]{0,2} ?[+(]?\d[\d ()-]{4,}"
    r"|^\W*disclaimer\b|^\W*disclosure\b"
    r"|registered (?:office|in england)|comments? (?:is|are|will be) (?:\w+ )?moderated"
    r"|reviewed by (?:the|a) moderator|community (?:rules|guidelines|standards) apply"
    r"|information provided on this (?:website|site)|statements have not been evaluated"
)
_NOTICE = re.compile(
    r"\b(?:uses?|using|accept|store|disable|allow|of) (?:of )?(?:our )?cookies\b"
    r"|\bour use of cookies|enable javascript|(?:enable|update|upgrade|in|through) your browser"
    r"|\bad ?block(?:er)?s?\b|akismet|recaptcha|personali[sz]ed? (?:ads|advertising|content)"
    r"|\bgdpr\b|you(?:r)? consent\b"
)
_ADDRESS = re.compile(
    r"(?:^[^\w\"'“‘]*|[.!?:|] )(?:subscribe|sign(?:ing)? (?:up|in)|follow|like us|find us|find out"
    r"|download|click|tap|log ?in|already|become a|support|make a|donate|leave a|save my|notify me"
    r"|e-?mail|contact|reach|send|have you|do you|want|tell us|let us|get|share|all fields|we|our"
    r"|to continue|to read|try|this (?:page|video|site|form)|the page you|please|thanks?|your?"
    r"|report|learn more|by (?:signing|subscribing|clicking|continuing|submitting|registering)"
    r"|if you|found|spotted|noticed|since you|keep|stay|join|read|watch|listen|check out|see|visit"
    r"|i agree|follow|for more)\b",
    _I,
)
_PROMPT = re.compile(
    r"\b(?:subscribe|sign(?:ing)? (?:up|in)|newsletters?|(?:your|my) (?:\w+ )?(?:inbox|e-?mail"
    r"|subscription|account|password|name|comment|request|thoughts|story|comments|views)"
    r"|follow (?:us|me|him|her|them|@\w+|\w+(?: \w+)? on \w+)|(?:like|find|join) us on"
    r"|download (?:the|our) (?:\w+ ){0,3}app|click|tap here|log ?in to|already a (?:subscriber"
    r"|member)|become a (?:member|subscriber|supporter)|(?:independent|quality) journalism"
    r"|make a donation|donate (?:now|today|here)|leave a (?:comment|reply)|in the comments?"
    r"|(?:e-?mail|contact|reach) (?:us|the (?:author|reporter|writer)|him|her)|send us|tell us"
    r"|let us know|get in touch|have you (?:been affected|got)|required|full (?:story|article)"
    r"|unlimited (?:digital )?access|free trial|page you|this video|please (?:enter|check|try"
    r"|enable|click|note that|log|sign|verify)|thanks? (?:you )?for (?:sub|sign|read|your)"
    r"|must be logged in|report (?:this|abuse)|learn more|find out more|opt[ -](?:in|out)"
    r"|(?:found|spotted|noticed|see|spot) an? (?:mistake|error|typo)|write to (?:us|our)\b"
    r"|(?:whatsapp|call|text|message) us\b|[\w.+-]+@[\w-]+\.\w+|(?:small )?favou?r to ask"
    r"|updates|alerts|day's (?:big|top|most)|latest (?:news|stories|updates)|on (?:twitter|facebook"
    r"|instagram|youtube))\b"
)
_PROMOTION = re.compile(
    r"^\W*(?:read(?: more| also| next)?|also read|see also|see more|watch(?: live| now)?|listen"
    r"|related|more|video|gallery|pictures|photos|in pictures|photo gallery|explainer|live|podcast"
    r"|opinion|full coverage|recommended|don'?t miss|must[ -]read|editor'?s pick|next|previous"
    r"|breaking)\s?[:|»>]\s?\S"
    r"|^\W*(?:read|watch|listen|click|tap|see|view|find out|discover|learn|join|get|try|check out)"
    r"\b.{0,90}(?:here|more|now|below|here's how|»|>|→)\W*$|^(?:→|»(?!.*\S«)|►|▶|>)\s?\S",
    _I,
)
_CREDIT = re.compile(
    r"getty images\b.{0,60}$|\bap photo\b|[(\[/|] ?(?:getty|afp|ap|reuters|epa|xinhua|shutterstock"
    r"|istock\w{0,6}|pa wire|alamy|pool|handout|file(?: photo)?|photo"
    r"|staff)\b[^.()]{0,60}[)\]]?\.?$"
    r"|^\W*(?:photo|image|picture|photograph|caption|credit|source|illustration|graphic|file)"
    r"(?:s|graphy)?(?: (?:by|credit|courtesy|source|caption)\b|\s?[:/©])|\bcredit: |\bimage: "
    r"|\bphoto(?:graph)?: |\([a-z][\w .]{1,30}/[a-z][\w .'-]{1,40}\)\.?$"
    r"|\(?\bcourtesy of .{0,60}$|^\W*©|\(pictured|[, ]pictured (?:here|left"
    r"|right|above|below)\b|\b(?:seen here|shown here|file photo|undated photo)\b"
    r"|via (?:getty|ap)\b"
)


_REPORTED = re.compile(r"\b(?:said|told|says|added|warned|asked|declared|insisted)\b")


_BETWEEN = re.compile(r"\s+[|•·»›>]\s+")


def is_label(text: str) -> bool:
    """Whether a line is a button, the name of a part of the page ("Share"), or a row of these."""
    return (len(text) <= 100 and bool(_LABEL.match(text))) or _is_menu(text)


def _is_menu(text: str) -> bool:
    """Whether a line is a row of names of parts ("Home | World | Sport")."""
    parts = [part.split() for part in _BETWEEN.split(text)]
    return len(parts) >= 3 and all(1 <= len(part) <= 3 for part in parts)


def ends_story(text: str) -> bool:
    """Whether a line heads what comes after a story and is about it: comments, the author."""
    return len(text) <= 180 and bool(_STORY_END.match(text))


def heads_others(text: str) -> bool:
    """Whether a line heads a list of other stories, which may stand within this one."""
    return len(text) <= 120 and bool(_OTHERS.match(text) or _MORE_NAMED.match(text))


def interrupts_story(text: str) -> bool:
    """Whether a line heads what may stand within a story or after it: related stories, prompts."""
    return len(text) <= 120 and bool(_INTERRUPTION.match(text))


def is_disclaimer(text: str) -> bool:
    """Whether a line says who owns the page or does not answer for it, or notes its rules."""
    return _is_notice(text[:600].lower())


@lru_cache(maxsize=256)
def _is_notice(text: str) -> bool:
    # Each part of a page is asked about several times, and these expressions are long.
    return bool(_LEGAL.search(text) or _NOTICE.search(text))


def is_prompt(text: str) -> bool:
    """Whether a line asks the visitor to do something with the page."""
    if len(text) > 500 or _REPORTED.search(text):
        return False
    return bool(_PROMPT.search(text.lower()) and _ADDRESS.search(text))


def is_promotion(text: str) -> bool:
    """Whether a line announces another page ("Read more: ...")."""
    return len(text) <= 220 and bool(_PROMOTION.search(text))


def is_credit(text: str) -> bool:
    """Whether a line credits a picture or says what it shows, by naming it as one."""
    return len(text) <= 400 and bool(_CREDIT.search(text.lower()))
