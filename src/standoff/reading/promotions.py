"""What stands around a report on a page: promotions, shares, notices, prompts and legal lines.

The tests look for what such lines are for (asking the visitor to do something with the page, saying
whose the page is), in the words that this takes in English on any site.
"""

from __future__ import annotations

import re

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
    r"^\W*(?:share(?: (?:this|on|via).{0,30})?|sharing is caring|tweet|facebook|twitter|email"
    r"|e-mail|print|pinterest|reddit|linkedin|whatsapp|telegram|flipboard|mix|tumblr|instagram"
    r"|youtube|rss|copy link|link copied|save|subscribe.{0,25}|sign (?:in|up).{0,25}|log ?in"
    r"|register|newsletters?|search|menu|close|skip to .{0,25}|home|advertisements?|sponsored.{0,20}"
    r"|story continues.{0,25}|loading.{0,12}|play|pause|mute|watch live|listen live|reply"
    r"|comments?(?: \(?\d+\)?)?|\d+ (?:shares?|comments?|views?|likes?)|view (?:comments|gallery|all)"
    r"|show more|load more|see more|see all|view more|read more|more|next|previous|back to top"
    r"|accept(?: & close| all| cookies)?|i agree|got it|privacy.{0,20}|terms.{0,30}|contact us"
    r"|about us|advertise.{0,15}|follow(?: us)?.{0,20}|photos?|videos?|image \d.*|tags?|topics?"
    r"|posted in.{0,40}|filed under.{0,60}|text size|get short url)\W*$",
    _I,
)
_STORY_END = re.compile(
    r"^\W*(?:(?:\d+ )?(?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{0,120})?"
    r"(?: \(?\d+\)?)?|leave a (?:comment|reply).{0,20}|add (?:a )?comment|post a comment"
    r"|comment(?:ing)? .{0,40}|join the (?:discussion|conversation).{0,20}|about the author.{0,20}"
    r"|previous (?:article|story|post)|next (?:article|story|post)|to read the full story"
    r"|permalink .{0,80}|external links|references|further reading|share this ?entry)\W*$",
    _I,
)
_OTHERS = re.compile(
    r"^\W*(?:more (?:from|on|in|stories|news|coverage|articles|like) ?.{0,40}|most (?:popular|read"
    r"|viewed|shared|recent|watched|commented).{0,20}|recommended(?: for you| stories| articles)?"
    r"|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|read (?:next|these next)"
    r"|up next|trending(?: now| stories)?|popular(?: stories| posts| now)?|top stories|latest"
    r"(?: news| stories| posts| articles)?|what others are reading.{0,20}|(?:from )?around the web"
    r"|promoted.{0,20}|sponsored (?:links|content|stories)|editor'?s picks|in case you missed it"
    r"|don['’]?t miss.{0,20}|what to read next|recent posts|archives|categories|back to top.{0,3}"
    r"|related (?:stories|articles|content|coverage|topics|links|news|posts|tags))\W*$",
    _I,
)
_INTERRUPTION = re.compile(
    r"^\W*(?:related(?: video)?|read (?:more|also)|see also|also on .{0,30}|sign up for .{0,60}"
    r"|get (?:our|the) .{0,40}newsletter.{0,40}|share this.{0,30}|share(?: on| via)? .{0,30}"
    r"|author.{0,3}|story continues.{0,30}|continue reading.{0,20}|article continues.{0,30})\W*$",
    _I,
)
_MORE_NAMED = re.compile(r"^(?:More|Latest|Also in|Elsewhere in|Top)(?: [A-Z][\w&.'’-]*){1,4}$")
_LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|all rights reserved|not (?:be )?(?:responsible|liable) for"
    r"|no responsibility for|may not be (?:reproduced|published|copied|redistributed)"
    r"|(?:registered )?trade ?marks? of|views? (?:and opinions )?expressed|do(?:es)? not necessarily"
    r" (?:reflect|represent)|affiliate links?|we may (?:earn|receive) (?:a |an )?(?:affiliate )?"
    r"commission|(?:earn|get) a (?:commission|share of the sale)|terms (?:of (?:use|service)|and"
    r" conditions)|privacy (?:policy|notice|statement)|cookie policy|user agreement"
    r"|this site is protected by|for informational purposes only|subject to our"
    r"|this material (?:may|is)|this (?:article|story|report) (?:was|has been) (?:amended|corrected"
    r"|updated|edited)|^\W*disclaimer\b|^\W*disclosure\b|registered (?:office|in england)"
    r"|moderated? (?:by|before)|community (?:rules|guidelines|standards)",
    _I,
)
_NOTICE = re.compile(
    r"\b(?:uses?|using|accept|store|disable|allow|of) (?:of )?(?:our )?cookies\b|\bour use of cookies"
    r"|enable javascript|(?:enable|update|upgrade|in|through) your browser|ad ?block(?:er)?s?\b|whitelist|akismet|recaptcha"
    r"|personali[sz]ed? (?:ads|advertising|content)|\bgdpr\b|consent to",
    _I,
)
_PROMPT = re.compile(
    r"\b(?:subscribe (?:to|now|today|for|here)|sign(?:ing)? up (?:for|to|now|here|today|below)"
    r"|(?:our|the|free|daily|weekly|this) (?:\w+ ){0,3}newsletters?|your (?:inbox|e-?mail"
    r"|subscription|account|password)|follow (?:us|me|him|her|them|@\w+|\w+(?: \w+)? on"
    r" (?:twitter|facebook|instagram))|like us on|find us on|download (?:the|our) (?:\w+ ){0,3}app"
    r"|click (?:here|on|the|to)|tap here|log ?in to|already a (?:subscriber|member)|become a"
    r" (?:member|subscriber|supporter)|support (?:our|independent|quality) journalism|make a donation"
    r"|donate (?:now|today|here)|leave a (?:comment|reply)|save my name|notify me (?:of|via)|"
    r"(?:e-?mail|contact|reach) (?:us|the (?:author|reporter|writer)|him|her) (?:at|on|via)"
    r"|send (?:us|your)|have you (?:been affected|got)|tell us|let us know|get in touch"
    r"|share your (?:thoughts|views|story|comments)|in the comments?|all fields are required"
    r"|we(?:'ll| will) (?:send|email|never)|to continue reading|read(?:ing)? the full|unlimited"
    r" (?:digital )?access|free trial|try again|page you|this video|please (?:enter|check|try|enable"
    r"|click|note that|log|sign|verify)|thank you for (?:sub|sign|read|your)|thanks for (?:sub"
    r"|sign|read)|your (?:comment|request) (?:will|has)|must be logged in|report (?:this|abuse|a)"
    r"|download the|learn more|find out more|sent to your|opt[ -](?:in|out)\b)",
    _I,
)
_PROMOTION = re.compile(
    r"^\W*(?:read(?: more| also| next)?|also read|see also|watch(?: live| now)?|listen|related"
    r"|more|video|gallery|pictures|photos|in pictures|photo gallery|explainer|live|podcast|opinion"
    r"|full coverage|recommended|don'?t miss|must[ -]read|editor'?s pick|next|previous|breaking)"
    r"\s?[:|»>]\s?\S|^\W*(?:read|watch|listen|click|tap|see|view|find out|discover|learn|join|get"
    r"|try|check out)\b.{0,90}(?:here|more|now|below|here's how|»|>|→)\W*$|^(?:→|»|►|▶|>)\s?\S",
    _I,
)
_CREDIT = re.compile(
    r"(?:^|[\s(\[/|,.])(?:getty(?: images)?|ap photo|afp|reuters|epa|shutterstock|istock\w*"
    r"|pa wire|file photo|file image|courtesy(?: of)?|handout|pool|flickr|alamy|bloomberg via)"
    r"[^.]{0,60}[)\]]?\.?$|^\W*(?:photo|image|picture|photograph|caption|credit|source"
    r"|illustration|graphic|photos|file)(?:s|graphy)?(?: ?(?:by|credit|courtesy|source|caption|of)\b"
    r"|\s?[:/©])|\((?:[^()]{0,60}[/,] ?)?(?:ap|afp|reuters|getty|epa|xinhua|file|photo|pool|staff)"
    r"[^()]{0,60}\)\s*$|^\W*©|\b(?:pictured|seen here|shown here|file photo|undated photo)\b",
    _I,
)


def is_label(text: str) -> bool:
    """Whether a line is a button or the name of a part of the page ("Share", "Subscribe")."""
    return len(text) <= 100 and bool(_LABEL.match(text))


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
    return bool(_LEGAL.search(text[:600]) or _NOTICE.search(text[:600]))


def is_prompt(text: str) -> bool:
    """Whether a line asks the visitor to do something with the page."""
    return len(text) <= 500 and bool(_PROMPT.search(text))


def is_promotion(text: str) -> bool:
    """Whether a line announces another page ("Read more: ...")."""
    return len(text) <= 220 and bool(_PROMOTION.search(text))


def is_credit(text: str) -> bool:
    """Whether a line credits a picture or says what it shows, by naming it as one."""
    return len(text) <= 400 and bool(_CREDIT.search(text))
