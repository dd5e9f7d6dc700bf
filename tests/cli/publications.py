#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Books and documents of each kind that a publisher's validator is asked about.

    publications.py [PROGRAM] [PART OF A NAME]

A row has a name, the messages that must come (by EPUBCheck's ids; E: an error, W: a
warning, U: a note) and what is judged. The verdict must be that of the row (no error
more, none less), and its messages must be among those that come."""
# ruff: noqa
import concurrent.futures
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

V = sys.argv[1] if len(sys.argv) > 1 else os.environ.get('VIDIMUS', './vidimus')
V = os.path.abspath(V)

# Judged alike, and told with another id or without a note, and why.
OTHERWISE = {
    'x-ns-epub': 'no attribute is of that namespace',
    'o-prop-list': 'one message is enough', 'o-scheme-list': 'the same',
    'o-nav-type': 'the same', 'o-spine-unknown': 'the same', 'o-ncx-toc-not': 'the same',
    'b-img-corrupt': 'the same', 'b-idx-file-none': 'the same', 'b2-toc-notncx': 'the same',
    'b2-guide-undecl': 'the same',
    'o-spine-dup': "OPF-034 is EPUB 2's message for it",
    'o2-ns': 'nothing is checked of a package whose version is not known', 'o2-version': 'the same',
    'b-enc-unknown': 'what is encrypted is refused, so it is a warning',
    'b-unlisted': 'a file that nobody sees is a warning here', 'b-css-import-undecl': 'the same',
    'b-css-url-after-err': 'a style sheet is read up to its first fault',
    'b-m-class-undecl': 'names of classes are not looked at',
    'b2-fb': "RSC-032 is EPUB 3's message for it",
    'b2-svgspine': 'OPF-043 says the same', 'b2-imgspine': 'the same',
}
C=[]
def add(name,want,kind,data,opts=()): C.append((name,want,kind,data))
H='xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
def page(body='<p>Tide</p>',head='',root='',title='<title>Pier</title>'):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html {H} {root}><head>{title}{head}</head><body>{body}</body></html>'
def X(name,want,body='<p>Tide</p>',head='',root='',title='<title>Pier</title>',opts=()):
    add(name,want,'xhtml',page(body,head,root,title),opts)
META='<dc:identifier id="b">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20</dc:identifier><dc:title id="t">Pier</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2021-03-04T05:06:07Z</meta>'
ITEMS='<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
def opf(meta='',items='',spine='',pkg='',attrs='',base=META,itembase=ITEMS,spinebase='<itemref idref="c"/>',spattr='',mattr='',version='3.0',uid=' unique-identifier="b"'):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="{version}"{uid} {attrs}><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf" {mattr}>{base}{meta}</metadata><manifest>{itembase}{items}</manifest><spine {spattr}>{spinebase}{spine}</spine>{pkg}</package>'
def O(name,want,meta='',items='',spine='',pkg='',opts=(),**k): add(name,want,'opf',opf(meta,items,spine,pkg,**k),opts)
def svg(body='',root='',title='<title>Pier</title>'):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:epub="http://www.idpf.org/2007/ops" viewBox="0 0 9 9" {root}>{title}{body}</svg>'
def S(name,want,body='',root='',title='<title>Pier</title>',opts=()): add(name,want,'svg',svg(body,root,title),opts)
def smil(body,head='',root=''):
    return f'<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0" {root}>{head}<body>{body}</body></smil>'
PAR='<par><text src="c.xhtml#a"/><audio src="a.mp3" clipBegin="0s" clipEnd="2s"/></par>'
def M(name,want,body=PAR,head='',root=''): add(name,want,'smil',smil(body,head,root))
def nav(toc='<li><a href="c.xhtml">Pier</a></li>',more=''):
    return page(f'<nav epub:type="toc"><ol>{toc}</ol></nav>{more}')
def N(name,want,more='',toc='<li><a href="c.xhtml">Pier</a></li>',whole=None): add(name,want,'nav',whole or nav(toc,more))
CONT='<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>%s</rootfiles>%s</container>'
PNG=b'\x89PNG\r\n\x1a\n'+b'\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0'
def B(name,want,meta='',items='',spine='',pkg='',body='<p id="a">Tide</p>',head='',proot='',nav_=None,files=(),css=None,cont=None,opts=(),ext='epub',cprops='',opf_=None,first=None,**k):
    """files: pairs name, content ; c.xhtml has body/head."""
    f={}
    it=ITEMS.replace('id="c" href="c.xhtml" media-type="application/xhtml+xml"','id="c" href="c.xhtml" media-type="application/xhtml+xml"'+(f' properties="{cprops}"' if cprops else ''))
    if 'itembase' in k: it=k.pop('itembase')
    if css is not None:
        if 'id="s"' not in it: it+='<item id="s" href="s.css" media-type="text/css"/>'
        f['EPUB/s.css']=css
        head='<link rel="stylesheet" href="s.css"/>'+head
    f['META-INF/container.xml']=cont or CONT%('','')
    f['EPUB/package.opf']=opf_ or opf(meta,items,spine,pkg,itembase=it,**k)
    f['EPUB/nav.xhtml']=nav_ or nav()
    f['EPUB/c.xhtml']=page(body,head,proot)
    for n,t in files:
        if t is None: f.pop(n,None)
        else: f[n]=t
    add(name,want,ext,(f,first),opts)
def I(id,href,type,props='',more=''): return f'<item id="{id}" href="{href}" media-type="{type}"'+(f' properties="{props}"' if props else '')+f' {more}/>'
NCX='<?xml version="1.0" encoding="UTF-8"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20"/></head><docTitle><text>Pier</text></docTitle><navMap><navPoint id="n1" playOrder="1"><navLabel><text>Pier</text></navLabel><content src="c.xhtml"/></navPoint></navMap>%s</ncx>'
META2='<dc:identifier id="b">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20</dc:identifier><dc:title>Pier</dc:title><dc:language>en</dc:language>'
ITEMS2='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
H2='<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Pier</title>%s</head><body>%s</body></html>'
def B2(name,want,meta='',items='',spine='',pkg='',body='<p id="a">Tide</p>',head='',files=(),ncx='',opts=(),ext='epub',ncxall=None,cont=None,pagename='c.xhtml',**k):
    k.setdefault('base',META2);k.setdefault('itembase',ITEMS2);k.setdefault('spattr','toc="ncx"')
    f={'META-INF/container.xml':cont or CONT%('',''),'EPUB/package.opf':opf(meta,items,spine,pkg,version='2.0',**k),'EPUB/toc.ncx':ncxall or NCX%ncx,'EPUB/'+pagename:H2%(head,body)}
    for n,t in files:
        if t is None: f.pop(n,None)
        else: f[n]=t
    add(name,want,ext,(f,None),opts)
def O2(name,want,meta='',items='',spine='',pkg='',opts=(),**k):
    k.setdefault('base',META2);k.setdefault('itembase',ITEMS2);k.setdefault('spattr','toc="ncx"')
    add(name,want,'opf',opf(meta,items,spine,pkg,version='2.0',**k),opts)
def X2(name,want,body='<p>Tide</p>',head='',whole=None): add(name,want,'xhtml',whole or H2%(head,body))
# ---- single xhtml
X('x-minimal','')
X('x-title-empty','E:RSC-005',title='<title></title>')
X('x-title-missing','W:RSC-017',title='')
add('x-doctype-legacy','','xhtml',page().replace('<!DOCTYPE html>','<!DOCTYPE html SYSTEM "about:legacy-compat">'))
add('x-doctype-obsolete','E:HTM-004','xhtml',page().replace('<!DOCTYPE html>','<!DOCTYPE html PUBLIC "-//IETF//DTD HTML//EN" "http://example.org/h.dtd">'))
add('x-utf16','E:HTM-058','xhtml',page().replace('UTF-8','UTF-16').encode('utf-16'))
X('x-charref','',body='<p>&#233; &#xE9; &amp; &lt;</p>')
X('x-ent-comment','',body='<p><!-- &nope; --><![CDATA[&nope;]]></p>')
add('x-ent-internal','','xhtml',page('<p>&who;</p>').replace('<!DOCTYPE html>','<!DOCTYPE html [<!ENTITY who "Roth">]>'))
add('x-ent-external','E:HTM-003','xhtml',page('<p>x</p>').replace('<!DOCTYPE html>','<!DOCTYPE html [<!ENTITY who SYSTEM "who.txt">]>'))
X('x-ent-nosemi','E:RSC-016',body='<p>&amp x</p>')
X('x-ent-unknown','E:RSC-016',body='<p>&nope;</p>')
X('x-id-dup','E:RSC-005',body='<p id="a">x</p><p id="a">y</p>')
X('x-id-odd','',body='<p id="1a:%/b">x</p><p id="é">y</p>')
X('x-idref-odd','',body='<p id="1a">x</p><p aria-describedby="1a">y</p><label for="2b">l</label><input id="2b"/>',)
X('x-idref-missing','E:RSC-005',body='<p aria-describedby="zz">y</p>')
X('x-idref-missing2','E:RSC-005',body='<p><label for="zz">y</label></p>')
X('x-idref-missing3','E:RSC-005',body='<table><tr><td headers="zz">y</td></tr></table>')
X('x-idref-missing4','E:RSC-005',body='<p><output for="zz">y</output></p>')
X('x-idref-missing5','E:RSC-005',body='<p><input list="zz"/></p>')
X('x-idref-missing6','E:RSC-005',body='<p><input form="zz"/></p>')
for a in 'aria-activedescendant aria-controls aria-flowto aria-labelledby aria-owns'.split():
    X('x-'+a,'E:RSC-005',body=f'<p {a}="zz">y</p>')
X('x-aria-a','',body='<p><a role="button">x</a></p>')
X('x-aria-describedat','E:RSC-005',body='<p aria-describedat="x">y</p>')
X('x-role-footer','',body='<footer role="doc-footnote"><p>x</p></footer>')
X('x-role-h','',body='<h1 role="doc-subtitle">x</h1><h2 role="tab">y</h2>')
X('x-role-header','',body='<header role="group">x</header><header role="none">x</header><header role="presentation">y</header>')
X('x-role-img','',body='<p><img src="a.png" alt="x" role="doc-cover"/></p>')
X('x-role-ul','E:RSC-005',body='<ul role="doc-endnotes"><li>x</li></ul>')
X('x-role-li','W:RSC-017',body='<ul><li role="doc-endnote">x</li></ul><ul><li role="doc-biblioentry">y</li></ul>')
X('x-role-nav','',body='<nav role="doc-index"><p>x</p></nav><nav role="doc-pagelist"><p>x</p></nav><nav role="doc-toc"><p>x</p></nav>')
X('x-role-section','',body=''.join(f'<section role="doc-{r}"><p>x</p></section>' for r in 'abstract acknowledgments afterword appendix bibliography chapter colophon conclusion credit credits dedication endnotes epilogue errata example foreword glossary index introduction notice pagelist part preface prologue pullquote qna toc'.split()))
X('x-svg-aria','',body='<p><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="x" viewBox="0 0 1 1"><g role="list" aria-labelledby="i"><text id="i">x</text></g></svg></p>')
X('x-bool-case','',body='<p><input type="CHECKBOX" disabled="DISABLED" checked="Checked"/><button type="SUBMIT">x</button></p><ol reversed="REVERSED"><li>x</li></ol><p dir="LTR" draggable="TRUE">y</p>')
X('x-canvas','',body='<div><canvas height="9" width="9"><p>no canvas</p></canvas></div>')
X('x-custom-el','',body='<my-box a="b"><p>x</p></my-box><p><my-inline>x</my-inline></p>')
X('x-data','',body='<p data-a="x" data-a-b.c="y" data-1="z">x</p>')
X('x-data-bad','E:HTM-061',body='<p data-="x" data-A="y">x</p>')
X('x-a-href','',body='<p>'+''.join(f'<a href="{u}">x</a>' for u in ['https://example.org','https://example.org/%20a','mailto:a@example.org','tel:+15555','https://user:pw@example.org:80/a?b=c#d','https://example.org/a(b)','ftp://example.org/','https://例え.jp/é','','#',"https://example.org/?q=a'b",'urn:isbn:9780000000002'])+'</p>')
X('x-link-style-frag','E:RSC-013',head='<link rel="stylesheet" href="s.css#a"/>')
X('x-img-src-empty','E:RSC-005',body='<p><img src="" alt="x"/></p>')
X('x-img-noalt','',body='<p><img src="a.png"/></p>')
X('x-img-noalt-title','',body='<p><img src="a.png" title="x"/></p>')
X('x-img-noalt-fig','',body='<figure><img src="a.png"/><figcaption>x</figcaption></figure>')
X('x-lang-empty','',body='<p lang="" xml:lang="">x</p>')
X('x-lang-mismatch','E:RSC-005',body='<p lang="en" xml:lang="fr">x</p>')
X('x-lang-3','',body='<p lang="nds" xml:lang="nds">x</p>')
X('x-altstyle-known','',head='<link rel="stylesheet" href="a.css" class="day"/><link rel="alternate stylesheet" href="b.css" class="night" title="n"/>')
X('x-altstyle-unknown','',head='<link rel="stylesheet" href="a.css" class="dusk"/>')
X('x-altstyle-conflict','U:CSS-005',head='<link rel="stylesheet" href="a.css" class="day night"/>')
X('x-altstyle-notitle','E:CSS-015',head='<link rel="alternate stylesheet" href="a.css"/><link rel="alternate stylesheet" href="b.css" title=""/>')
X('x-li-value','',body='<ol><li value="3">x</li></ol>')
X('x-main','',body='<main><p>x</p></main>')
X('x-map','',body='<p><img src="a.png" alt="x" usemap="#m"/></p><map name="m"><area shape="rect" coords="0,0,1,1" href="#z" alt="x"/></map><p id="z">y</p>')
X('x-map-bad','E:RSC-005',body='<p><img src="a.png" alt="x" usemap="m"/></p><map name="m"><area shape="rect" coords="0,0,1,1" href="#z" alt="x"/></map><p id="z">y</p>')
X('x-httpequiv','',head='<meta http-equiv="content-type" content="text/html; charset=utf-8"/>')
X('x-httpequiv-case','',head='<meta http-equiv="Content-Type" content="TEXT/HTML; CHARSET=UTF-8"/>')
X('x-httpequiv-bad','E:RSC-005',head='<meta http-equiv="content-type" content="text/html; charset=iso-8859-1"/>')
X('x-httpequiv-both','E:RSC-005',head='<meta charset="utf-8"/><meta http-equiv="content-type" content="text/html; charset=utf-8"/>')
X('x-charset-twice','E:RSC-005',head='<meta charset="utf-8"/><meta charset="utf-8"/>')
X('x-microdata','',body='<section itemscope="itemscope" itemtype="https://schema.org/Event" itemid="urn:x:1"><h1 itemprop="name">x</h1><meta itemprop="a" content="b"/><link itemprop="u" href="#z"/><time itemprop="t" datetime="2020-01-01">x</time><a itemprop="u" href="#z">y</a><img itemprop="image" src="a.png" alt="x"/></section><p id="z" itemscope="" itemref="z">z</p>')
for nm, body in {
        'action': '<form action="%s"><p><button>x</button></p></form>',
        'action-relative': '<form action="weir%%zz"><p><button>x</button></p></form>',
        'formaction': '<form action="https://a.example/"><p><button formaction="%s">x</button></p></form>',
        'itemtype': '<p itemscope="itemscope" itemtype="https://a.example/T %s">x</p>',
        'itemid': '<p itemscope="itemscope" itemtype="https://a.example/T" itemid="%s">x</p>'}.items():
    X('x-address-' + nm, '', body=body.replace('%s', 'https://a.example/%41').replace('%%zz', '%41'))
    X('x-address-bad-' + nm, 'E:RSC-005', body=body.replace('%s', 'https://a.example/%zz').replace('%%zz', '%zz'))
X('x-address-self', '', body='<form action="#"><p><button>x</button></p></form>')
B('b-prefix-address', 'E:OPF-006', attrs='prefix="pier: https://a.example/%zz"')
B('b-prefix-host', 'E:OPF-006', attrs='prefix="pier: https://[a/"')
B('b-prefix-good', '', attrs='prefix="pier: https://a.example/%41#"')
B('b-prefix-page', 'E:OPF-006', proot='epub:prefix="pier: https://a.example/%zz"')
X('x-microdata-bad','E:RSC-005',body='<p><a itemprop="x">y</a></p>')
X('x-microdata-bad2','E:RSC-005',body='<p><audio itemprop="x" controls="controls"><source src="a.mp3" type="audio/mpeg"/></audio></p>')
X('x-microdata-bad3','E:RSC-005',body='<p><object itemprop="x" type="image/png">t</object></p>')
for nm,b in {'typemustmatch':'<p><object data="a.png" type="image/png" typemustmatch="typemustmatch">x</object></p>','contextmenu':'<p contextmenu="m">x</p>','dropzone':'<p dropzone="copy">x</p>','keygen':'<p><keygen name="k"/></p>','menutype':'<menu type="toolbar"><li>x</li></menu>','menubutton':'<menu><button>x</button></menu>','command':'<menu><li><command label="x"/></li></menu>','pubdate':'<p><time pubdate="pubdate" datetime="2020-01-01">x</time></p>','seamless':'<p><iframe seamless="seamless" src="c.xhtml"></iframe></p>','center':'<center>x</center>','font':'<p><font size="1">x</font></p>','align':'<p align="left">x</p>','bgcolor':'<table bgcolor="red"><tr><td>x</td></tr></table>','big':'<p><big>x</big></p>','tt':'<p><tt>x</tt></p>','strike':'<p><strike>x</strike></p>','acronym':'<p><acronym>x</acronym></p>','dir':'<dir><li>x</li></dir>','applet':'<p><applet code="x"></applet></p>','frame':'<frameset><frame src="c.xhtml"/></frameset>','marquee':'<p><marquee>x</marquee></p>','blink':'<p><blink>x</blink></p>','nobr':'<p><nobr>x</nobr></p>','xmp':'<xmp>x</xmp>','isindex':'<isindex/>','basefont':'<basefont/>','hgroup2':'<hgroup><p>x</p></hgroup>','imgborder':'<p><img src="a.png" alt="" border="1"/></p>','hspace':'<p><img src="a.png" alt="" hspace="1"/></p>','summary':'<table summary="x"><tr><td>y</td></tr></table>','cellpadding':'<table cellpadding="1"><tr><td>y</td></tr></table>','width':'<table width="1"><tr><td>y</td></tr></table>','tdwidth':'<table><tr><td width="9">y</td></tr></table>','olcompact':'<ol compact="compact"><li>y</li></ol>','ultype':'<ul type="disc"><li>y</li></ul>','clear':'<p>a<br clear="all"/>b</p>','noshade':'<hr noshade="noshade"/>','longdesc':'<p><img src="a.png" alt="" longdesc="c.xhtml"/></p>','charsetA':'<p><a charset="utf-8" href="#">y</a></p>','scopetd':'<table><tr><td scope="row">y</td></tr></table>','abbrtd':'<table><tr><td abbr="row">y</td></tr></table>','valign':'<table><tr><td valign="top">y</td></tr></table>','nowrap':'<table><tr><td nowrap="nowrap">y</td></tr></table>','lang-attr-js':'<p onfoo="x()">y</p>'}.items():
    X('x-obsolete-'+nm,'E:RSC-005',body=b)
add('x-obsolete-scheme','E:RSC-005','xhtml',page(head='<meta name="a" scheme="b" content="c"/>'))
# Schematron kind assertions
for nm,b in {'a-in-a':'<p><a href="#">x<span><a href="#">y</a></span></a></p>','a-button':'<p><a href="#"><button>y</button></a></p>','button-input':'<p><button><input/></button></p>','audio-audio':'<div><audio controls="controls" src="a.mp3"><p><audio src="a.mp3"/></p></audio></div>','video-video':'<div><video controls="controls" src="a.mp4"><video src="a.mp4"/></video></div>','address-address':'<address><div><address>x</address></div></address>','address-h':'<address><h1>x</h1></address>','address-nav':'<address><nav><p>x</p></nav></address>','address-header':'<address><header>x</header></address>','form-form':'<form><div><form><p>x</p></form></div></form>','progress':'<p><progress><progress/></progress></p>','meter':'<p><meter value="1"><meter value="1"/></meter></p>','dfn':'<p><dfn><em><dfn>x</dfn></em></dfn></p>','caption-table':'<table><caption><table><tr><td>x</td></tr></table></caption><tr><td>x</td></tr></table>','header-footer':'<header><div><footer>x</footer></div></header>','footer-header':'<footer><header>x</header></footer>','header-header':'<header><header>x</header></header>','label-label':'<p><label>x<label>y</label></label></p>','a-audio-controls':'<p><a href="#"><audio controls="controls" src="a.mp3"/></a></p>','a-details':'<div><a href="#"><details><summary>x</summary></details></a></div>','a-select':'<p><a href="#"><select><option>x</option></select></a></p>','a-usemap':'<p><a href="#"><img src="a.png" alt="" usemap="#m"/></a></p><map name="m"><area alt=""/></map>','button-iframe':'<p><button><iframe src="c.xhtml"/></button></p>','bdo-nodir':'<p><bdo>x</bdo></p>','ismap':'<p><img src="a.png" alt="" ismap="ismap"/></p>','map-id':'<map name="m" id="n"><area alt=""/></map>','usemap-nomap':None,'select-multi':'<p><select><option selected="selected">a</option><option selected="selected">b</option></select></p>','dt-order':'<dl><dd>x</dd></dl>','area-outside':'<p><area alt=""/></p>','track-label-empty':'<video src="a.mp4"><track src="a.vtt" label=""/></video>','track-default-twice':'<video src="a.mp4"><track src="a.vtt" srclang="en" default="default"/><track src="b.vtt" srclang="fr" default="default"/></video>','ssml-nested':None,'meta-body':'<div><meta name="a" content="b"/></div>','link-body':'<div><link rel="author" href="a.css"/></div>','md-noscope':None,'main-two':None,'noscript-nest':None,'figcaption-out':'<figcaption>x</figcaption>','legend-out':'<legend>x</legend>','rt-out':'<p><rt>x</rt></p>','li-out':'<div><li>x</li></div>','td-out':'<div><td>x</td></div>','p-in-p':'<p><div>x</div></p>','h-in-p':'<p><h2>x</h2></p>','block-span':'<p><span><div>x</div></span></p>','ul-text':'<ul>x<li>y</li></ul>','table-text':'<table>x<tr><td>y</td></tr></table>','text-body':None}.items():
    if b: X('x-sch-'+nm,'E:RSC-005',body=b)
X('x-text-body','',body='hello')
X('x-style-valid','',head='<style type="text/css">p { margin: 0 }</style>')
X('x-style-bad','E:CSS-008',head='<style>p { margin 0; }</style>')
X('x-style-body','E:RSC-005',body='<style scoped="scoped">p{margin:0}</style><p>x</p>')
X('x-styleattr','',body='<p style="margin: 0; color: red">x</p>')
X('x-styleattr-bad','E:CSS-008',body='<p style="margin 0">x</p>')
X('x-table-border','',body='<table border="1"><tr><td>x</td></tr></table><table border=""><tr><td>x</td></tr></table>')
X('x-table-border-bad','E:RSC-005',body='<table border="2"><tr><td>x</td></tr></table>')
for i,v in enumerate(['2011-11','2011-11-18','11-18','14:54','14:54:39','14:54:39.929','2011-11-18T14:54','2011-11-18 14:54:39.929','2011-11-18T14:54Z','2011-11-18T14:54+00:00','2011-11-18T14:54:39-0800','Z','+0000','-08:00','2011-W47','2011','0001','PT4H18M3S','P2D','4h 18m 3s','1w 2d','PT4H','P2DT3H','PT0.5S','2012-02-29','  2011  ']):
    X('x-time-ok%d %s'%(i,v),'',body=f'<p><time datetime="{v}">x</time></p>')
for i,v in enumerate(['2011-13','2011-02-30','2011-11-18T25:00','24:00','14:60','2011-W54','11-31','2013-02-29','02-30','12345-1','201','2011-1-1','14:5','14:54:60','+24:00','+00:60','P','PT','P1Y','P1M','P1W','PD','T4H','2011-W00','2011-00','2011-11-00','2011-11-18T14:54:39.9291','0000','','00-10','4H18M3S x','14:54Z','P1.5D','2011/11/11','Nov 2011','2011-11-18T','PT1S1H']):
    X('x-time-bad%d %s'%(i,v),'E:RSC-005',body=f'<p><time datetime="{v}">x</time></p>')
X('x-time-text-ok','',body='<p><time>2011-11-18</time></p>')
X('x-time-text-bad','E:RSC-005',body='<p><time>last Friday</time></p>')
X('x-time-nested','E:RSC-005',body='<p><time datetime="2011">x <time datetime="2012">y</time></time></p>')
X('x-time-el','E:RSC-005',body='<p><time>20<b>11</b>-x</time></p>')
for i,u in enumerate(['https://example.org/a b','http:///a','https:/example','http://example.org:99999/','https://exa mple.org/']):
    X('x-url-bad%d %s'%(i,u),'E:RSC-020',body=f'<p><a href="{u}">x</a></p>')
for i,u in enumerate(['http://[::1/','http://a%zz.org/','http://exam^ple.org/','http://a<b.org'.replace('<','&lt;')]):
    X('x-url-host%d %s'%(i,u),'E:RSC-020',body=f'<p><a href="{u}">x</a></p>')
X('x-url-scheme','W:HTM-025',body='<p><a href="foobar:x">x</a></p>')
X('x-url-file','E:RSC-030',body='<p><a href="file:///etc/x">x</a></p>')
X('x-url-data','E:RSC-029',body='<p><a href="data:text/plain,x">x</a></p>')
X('x-url-data-area','E:RSC-029',body='<map name="m"><area href="data:text/html,x" alt="x"/></map>')
X('x-url-data-svg','E:RSC-029',body='<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><a xlink:href="data:text/html,x" xlink:title="x"><text>x</text></a></svg>')
X('x-url-query','E:RSC-033',body='<p><a href="c.xhtml?q=a">x</a></p>')
add('x-xml11','E:HTM-001','xhtml',page().replace('version="1.0"','version="1.1"'))
X('x-type-ok','',body='<section epub:type="chapter bodymatter"><p><span epub:type="pagebreak" id="p1" title="1"/></p></section><aside epub:type="footnote">x</aside>')
X('x-type-head','E:RSC-005',head='<meta name="a" content="b" epub:type="x"/>')
for el,b in {'head':None,'script':'<script epub:type="x" type="text/plain">y</script>','style':None,'title':None}.items():
    if b: X('x-type-'+el,'E:RSC-005',head=b)
X('x-type-title','E:RSC-005',title='<title epub:type="title">Pier</title>')
X('x-type-declared','',body='<p epub:type="my:x">y</p>',root='epub:prefix="my: http://example.org/my#"')
X('x-type-undeclared','E:OPF-028',body='<p epub:type="my:x">y</p>')
X('x-type-reserved','',body='<p epub:type="prism:x msv:y">y</p>')
X('x-type-z3998','',body='<p epub:type="z3998:poem">y</p>',root='epub:prefix="z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"')
X('x-type-unknown','U:OPF-088',body='<p epub:type="frobnication">y</p>')
X('x-type-deprecated','U:OPF-086b',body='<section epub:type="annoref"><p>x</p></section>')
X('x-rdfa','',body='<div vocab="https://schema.org/" typeof="Book" resource="#x" about="#y" prefix="a: http://a.org/"><span property="name" content="x" datatype="xsd:string" lang="en">x</span><a rel="author" rev="x" href="#" inlist="">y</a><img property="image" src="a.png" alt=""/></div>',head='<meta property="dc:title" content="x"/><link rel="next" property="x" href="c.xhtml"/>')
SW='<epub:switch id="s"><epub:case required-namespace="http://www.w3.org/1998/Math/MathML">%s</epub:case><epub:default><p>x</p></epub:default></epub:switch>'
MATH='<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x">%s</math>'
X('x-switch','W:RSC-017',body=SW%(MATH%'<mi>x</mi>'))
X('x-switch-badmath','E:RSC-005 W:RSC-017',body=SW%(MATH%(MATH%'<mi>x</mi>')))
X('x-switch-order','E:RSC-005 W:RSC-017',body='<epub:switch><epub:default><p>x</p></epub:default><epub:case required-namespace="http://a"><p>x</p></epub:case></epub:switch>')
X('x-switch-2default','E:RSC-005 W:RSC-017',body='<epub:switch><epub:case required-namespace="http://a"><p>x</p></epub:case><epub:default><p>x</p></epub:default><epub:default><p>x</p></epub:default></epub:switch>')
X('x-switch-nocase','E:RSC-005 W:RSC-017',body='<epub:switch><epub:default><p>x</p></epub:default></epub:switch>')
X('x-switch-nodefault','E:RSC-005 W:RSC-017',body='<epub:switch><epub:case required-namespace="http://a"><p>x</p></epub:case></epub:switch>')
X('x-switch-nons','E:RSC-005 W:RSC-017',body='<epub:switch><epub:case><p>x</p></epub:case><epub:default><p>x</p></epub:default></epub:switch>')
EV='xmlns:ev="http://www.w3.org/2001/xml-events"'
X('x-trigger','W:RSC-017',head='<epub:trigger ev:observer="b" ev:event="click" action="show" ref="v"/>',body='<p id="b">x</p><p id="v">y</p>',root=EV)
X('x-trigger-badref','E:RSC-005 W:RSC-017',head='<epub:trigger ev:observer="zb" ev:event="click" action="show" ref="zv"/>',body='<p id="b">x</p><p id="v">y</p>',root=EV)
X('x-custom-attr','',body='<p my:a="b">x</p>',root='xmlns:my="http://example.org/my"')
X('x-custom-attr-reserved','E:HTM-054',body='<p my:a="b">x</p>',root='xmlns:my="http://www.w3.org/my"')
X('x-custom-attr-reserved2','E:HTM-054',body='<p my:a="b">x</p>',root='xmlns:my="http://idpf.org/my"')
X('x-ssml','',body='<p ssml:ph="x" ssml:alphabet="ipa">x</p>',root='xmlns:ssml="http://www.w3.org/2001/10/synthesis"')
X('x-ssml-empty','W:HTM-007',body='<p ssml:ph="">x</p><p ssml:ph=" ">y</p>',root='xmlns:ssml="http://www.w3.org/2001/10/synthesis"')
X('x-ssml-nested','E:RSC-005',body='<p ssml:ph="x">x<span ssml:ph="y">y</span></p>',root='xmlns:ssml="http://www.w3.org/2001/10/synthesis"')
mp=lambda b:f'<p>{b}</p>'
X('x-math-unprefixed','',body=mp(MATH%'<mrow><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>'))
X('x-math-prefixed','',body='<p><m:math alttext="x"><m:mi>x</m:mi></m:math></p>',root='xmlns:m="http://www.w3.org/1998/Math/MathML"')
X('x-math-deprecated','',body=mp('<math xmlns="http://www.w3.org/1998/Math/MathML" mode="display" alttext="x"><mi fontweight="bold" color="red">x</mi><mfenced open="("><mi>y</mi></mfenced></math>'))
X('x-math-noalt','U:ACC-009',body=mp('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'))
X('x-math-content','E:RSC-005',body=mp(MATH%'<apply><plus/><cn>1</cn></apply>'))
SEM='<semantics><mi>x</mi>%s</semantics>'
X('x-anno-tex','',body=mp(MATH%(SEM%'<annotation encoding="application/x-tex">x</annotation>')))
X('x-anno-cm','',body=mp(MATH%(SEM%'<annotation-xml encoding="MathML-Content" name="contentequiv"><apply><plus/><ci>x</ci></apply></annotation-xml>')))
X('x-anno-pm','',body=mp(MATH%(SEM%'<annotation-xml encoding="MathML-Presentation"><mi>x</mi></annotation-xml>')))
X('x-anno-xhtml-math','',body=mp(MATH%(SEM%('<annotation-xml encoding="application/xhtml+xml" name="alternate-representation"><p xmlns="http://www.w3.org/1999/xhtml">x '+(MATH%'<mi>y</mi>')+'</p></annotation-xml>'))))
X('x-anno-cm-noname','E:RSC-005',body=mp(MATH%(SEM%'<annotation-xml encoding="MathML-Content"><apply><plus/><ci>x</ci></apply></annotation-xml>')))
X('x-anno-cm-badname','E:RSC-005',body=mp(MATH%(SEM%'<annotation-xml encoding="MathML-Content" name="foo"><apply><plus/><ci>x</ci></apply></annotation-xml>')))
X('x-anno-badenc','E:RSC-005',body=mp(MATH%(SEM%'<annotation-xml encoding="foo" name="contentequiv"><apply><plus/><ci>x</ci></apply></annotation-xml>')))
X('x-anno-xhtml-noname','',body=mp(MATH%(SEM%'<annotation-xml encoding="application/xhtml+xml"><p xmlns="http://www.w3.org/1999/xhtml">x</p></annotation-xml>')))
X('x-anno-xhtml-ce','',body=mp(MATH%(SEM%'<annotation-xml encoding="application/xhtml+xml" name="contentequiv"><p xmlns="http://www.w3.org/1999/xhtml">x</p></annotation-xml>')))
X('x-anno-html','',body=mp(MATH%(SEM%'<annotation-xml encoding="text/html"><p xmlns="http://www.w3.org/1999/xhtml">x</p></annotation-xml>')))
X('x-anno-svg','',body=mp(MATH%(SEM%'<annotation-xml encoding="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg></annotation-xml>')))
X('x-anno-xhtml-rev','E:RSC-005',body=mp(MATH%(SEM%'<annotation-xml encoding="application/xml+xhtml"><p xmlns="http://www.w3.org/1999/xhtml">x</p></annotation-xml>')))
# values of attributes, by HTML, ARIA and MathML
for nm,b in {'method':'<form method="send"><p>x</p></form>','enctype':'<form enctype="text/xml"><p>x</p></form>','autocomplete':'<form autocomplete="x"><p>x</p></form>','target':'<p><a href="#z" target="_up">x</a></p><p id="z">y</p>','formmethod':'<form><p><button formmethod="x">y</button></p></form>',
  'input-type':'<p><input type="words"/></p>','size':'<p><input size="0"/></p>','step':'<p><input step="x"/></p>','maxlength':'<p><input maxlength="-1"/></p>','cols':'<p><textarea cols="">x</textarea></p>','rows':'<p><textarea rows="0">x</textarea></p>','wrap':'<p><textarea wrap="x">x</textarea></p>','meter':'<p><meter value="x">y</meter></p>','progress':'<p><progress value="-1" max="2">y</progress></p>',
  'coords':'<map name="m"><area shape="rect" coords="0,0,1" href="#z" alt="x"/></map><p id="z">y</p>','coords-circle':'<map name="m"><area shape="circle" coords="0,0,-1" href="#z" alt="x"/></map><p id="z">y</p>','coords-poly':'<map name="m"><area shape="poly" coords="0,0,1,1,2" href="#z" alt="x"/></map><p id="z">y</p>','coords-default':'<map name="m"><area shape="default" coords="0,0" href="#z" alt="x"/></map><p id="z">y</p>',
  'audio-src':'<p><audio src="" controls="controls">x</audio></p>','video-poster':'<p><video poster="" src="a.mp4">x</video></p>','track-src':'<p><audio controls="controls"><source src="a.mp3"/><track src=""/></audio></p>','srcset':'<p><img src="a.png" alt="x" srcset=""/></p>','loading':'<p><img src="a.png" alt="x" loading="late"/></p>','decoding':'<p><img src="a.png" alt="x" decoding="x"/></p>','crossorigin':'<p><img src="a.png" alt="x" crossorigin="x"/></p>','referrer':'<p><a href="#z" referrerpolicy="x">x</a></p><p id="z">y</p>','inputmode':'<p inputmode="x">y</p>','enterkey':'<p enterkeyhint="x">y</p>','popover':'<p popover="x">y</p>',
  'role':'<p role="chapter">x</p>','role-void':'<p role="">x</p>','haspopup':'<p aria-haspopup="x">y</p>','current':'<p aria-current="x">y</p>','sort':'<p aria-sort="x">y</p>','valuenow':'<p aria-valuenow="x">y</p>','relevant':'<p aria-relevant="some">y</p>','colindex':'<p aria-colindex="0">y</p>','itemprop':'<p itemscope="itemscope"><span itemprop="">x</span></p>',
  'list':'<p><input list="a"/></p><p id="a">x</p>','list-void':'<p><input list=""/></p>','label':'<p><label for="a">x</label></p><p id="a">y</p>','label-void':'<p><label for="">x</label></p>','form':'<p id="f"><input form="f"/></p>','headers':'<table><tr><td id="a">x</td><td headers="a">y</td></tr></table>'}.items():
    X('x-value-'+nm,'E:RSC-005',body=b)
X('x-value-ok','',body='<form method="GET" enctype="multipart/form-data" autocomplete="OFF" id="f" action="https://example.org/"><p><label for="a">x</label><input id="a" list="d" size="1" step="any" type="Number" maxlength="0"/><datalist id="d"><option value="1"/></datalist><textarea cols="1" rows="1" wrap="HARD">x</textarea><meter value="-.5" min="-1e1" max="2">x</meter><progress value="0.5">x</progress><input form="f"/><button formmethod="Post">x</button></p></form><p role="doc-tip note" aria-relevant="additions text" aria-current="page" aria-sort="none" aria-setsize="-1">y</p><map name="m"><area shape="POLY" coords="0,0, 1,1,2.5,2" href="#f" alt="x"/><area shape="default" href="#f" alt="x"/><area shape="circle" coords="1,1,0" href="#f" alt="x"/></map><p><a href="#f" target="_Blank">x</a></p>')
for nm,b in {'line':'<mfrac linethickness="big"><mi>x</mi><mn>2</mn></mfrac>','variant':'<mi mathvariant="heavy">x</mi>','stretchy':'<mo stretchy="yes">x</mo>','form':'<mo form="middle">x</mo>','span':'<mtable><mtr><mtd columnspan="0"><mi>x</mi></mtd></mtr></mtable>','align':'<mtable columnalign="middle"><mtr><mtd><mi>x</mi></mtd></mtr></mtable>','size':'<mi mathsize="huge">x</mi>','space':'<mo lspace="wide">x</mo>'}.items():
    X('x-math-value-'+nm,'E:RSC-005',body=mp(MATH%b))
X('x-math-value-ok','',body=mp(MATH%'<mfrac linethickness="thick"><mi mathvariant="bold-italic" mathsize="1.5em">x</mi><mn>2</mn></mfrac><mo stretchy="false" form="infix" lspace="thickmathspace" rspace="-.5em" maxsize="infinity">x</mo><mtable columnalign="left right" rowlines="none solid"><mtr><mtd columnspan="2"><mi>x</mi></mtd></mtr></mtable>'))
sv=lambda b,a='':f'<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1" {a}>{b}</svg></div>'
X('x-svg','',body=sv('<title>x</title><desc>y</desc><g id="g"><rect x="0" y="0" width="1" height="1"/><text><tspan>x</tspan></text><use xlink:href="#g"/></g>'))
X('x-svg-id','',body=sv('<g id="1.a/b"/>'))
X('x-svg-type','',body=sv('<g epub:type="figure"><text>x</text></g>'))
X('x-svg-foo','U:RSC-025',body=sv('<foo/>'))
X('x-svg-fo','',body=sv('<foreignObject width="1" height="1"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'))
X('x-svg-fo-req','',body=sv('<foreignObject width="1" height="1" requiredExtensions="http://x.org"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'))
X('x-svg-fo-body','E:RSC-005',body=sv('<foreignObject width="1" height="1"><body xmlns="http://www.w3.org/1999/xhtml"><p>x</p></body></foreignObject>'))
X('x-svg-fo-badattr','E:RSC-005',body=sv('<foreignObject width="1" height="1"><p xmlns="http://www.w3.org/1999/xhtml" href="x">x</p></foreignObject>'))
X('x-svg-fo-title','E:RSC-005',body=sv('<foreignObject width="1" height="1"><title xmlns="http://www.w3.org/1999/xhtml">x</title></foreignObject>'))
X('x-svg-title','',body=sv('<title>x <b xmlns="http://www.w3.org/1999/xhtml">y</b></title>'))
X('x-svg-title-nothtml','E:RSC-005',body=sv('<title>x <foo xmlns="http://example.org"/></title>'))
X('x-svg-title-svg','E:RSC-005',body=sv('<title>x <g/></title>'))
X('x-svg-title-badhtml','E:RSC-005',body=sv('<title>x <b xmlns="http://www.w3.org/1999/xhtml" href="x">y</b></title>'))
X('x-svg-rdf','',body=sv('<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF></metadata>'))
X('x-base','U:HTM-055',head='<base href="x/"/>')
X('x-embed','U:HTM-055',body='<p><embed src="a.png" type="image/png"/></p>')
X('x-rp','U:HTM-055',body='<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>')
add('x-ns-epub','U:HTM-010','xhtml',page().replace('http://www.idpf.org/2007/ops','http://http://www.idpf.org/2007/ops'))
add('x-prefix-head','E:RSC-005','xhtml',page().replace('<head>','<head epub:prefix="a: http://a.org/">'))
X('x-prefix-svg','E:RSC-005',body='<svg xmlns="http://www.w3.org/2000/svg" epub:prefix="a: http://a.org/" viewBox="0 0 1 1"/>')
X('x-prefix-underscore','E:OPF-007a',root='epub:prefix="_: http://a.org/"')
X('x-prefix-nons','E:OPF-028',root='prefix="my: http://a.org/"',body='<p epub:type="my:x">y</p>')
X('x-prefix-overridden','W:OPF-007',root='epub:prefix="msv: http://a.org/ prism: http://b.org/"')
X('x-prefix-reserved-ok','',root='epub:prefix="msv: http://www.idpf.org/epub/vocab/structure/magazine/# prism: http://www.prismstandard.org/specifications/3.0/PRISM_CV_Spec_3.0.htm#"')
X('x-prefix-default','E:OPF-007b',root='epub:prefix="x: http://idpf.org/epub/vocab/structure/#"')
X('x-dialog','',body='<dialog open="open"><p>x</p></dialog><details><summary>x</summary><p>y</p></details><template><p>x</p></template><p><slot name="x"/></p><search><form><p><input/></p></form></search>')
X('x-inputmode','',body='<p inputmode="text" enterkeyhint="go" autofocus="autofocus" nonce="x" is="my-p" slot="s" part="x" popover="auto" inert="inert" translate="no" spellcheck="false" autocapitalize="none" contenteditable="true" hidden="hidden" tabindex="0" accesskey="k">x</p>')
X('x-img-attrs','',body='<p><img src="a.png" alt="" loading="lazy" decoding="async" width="1" height="1" srcset="b.png 2x" sizes="100vw" crossorigin="anonymous" referrerpolicy="origin" fetchpriority="high"/></p>')
X('x-hgroup','',body='<hgroup><h1>x</h1><p>y</p></hgroup>')
X('x-h-order','',body='<h3>x</h3><h1>y</h1>')
X('x-nomodule','',body='<p>x</p>',head='<script src="a.js" type="module" async="async" defer="defer" nomodule="nomodule"></script>')
# ---- nav
N('n-min','')
N('n-heading-empty','E:RSC-005',whole=page('<nav epub:type="toc"><h1> </h1><ol><li><a href="c.xhtml">x</a></li></ol></nav>'))
N('n-heading-p','E:RSC-005',whole=page('<nav epub:type="toc"><p>x</p><ol><li><a href="c.xhtml">x</a></li></ol></nav>'))
N('n-li-nolabel','E:RSC-005',toc='<li><ol><li><a href="c.xhtml">x</a></li></ol></li>')
N('n-li-empty','E:RSC-005',toc='<li><span> </span><ol><li><a href="c.xhtml">x</a></li></ol></li>')
N('n-li-leafspan','E:RSC-005',toc='<li><span>x</span></li>')
N('n-a-empty','E:RSC-005',toc='<li><a href="c.xhtml"></a></li>')
N('n-a-span-empty','E:RSC-005',toc='<li><a href="c.xhtml"><span></span></a></li>')
N('n-a-img','',toc='<li><a href="c.xhtml"><img src="a.png" alt="x"/></a></li>')
N('n-a-spaces','',toc='<li><a href=" c.xhtml ">x</a></li>')
N('n-ol-empty','E:RSC-005',toc='')
N('n-nested','',whole=page('<section><div><nav epub:type="toc"><h2>x</h2><ol><li><a href="c.xhtml">x</a></li></ol></nav></div></section>'))
PL='<nav epub:type="page-list"><ol><li><a href="c.xhtml#p1">1</a></li></ol></nav>'
LM='<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c.xhtml">x</a></li></ol></nav>'
N('n-pl','',more=PL); N('n-pl2','E:RSC-005',more=PL+PL)
N('n-pl-nested','W:RSC-017',more='<nav epub:type="page-list"><ol><li><span>x</span><ol><li><a href="c.xhtml#p1">1</a></li></ol></li></ol></nav>')
N('n-lm','',more=LM); N('n-lm2','E:RSC-005',more=LM+LM)
N('n-lm-notype','E:RSC-005',more='<nav epub:type="landmarks"><ol><li><a href="c.xhtml">x</a></li></ol></nav>')
N('n-lm-twice','',more='<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c.xhtml">x</a></li><li><a epub:type="bodymatter" href="d.xhtml">x</a></li></ol></nav>')
N('n-lm-twice-same','E:RSC-005',more='<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c.xhtml">x</a></li><li><a epub:type="bodymatter" href="c.xhtml">y</a></li></ol></nav>')
N('n-lm-nested','W:RSC-017',more='<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c.xhtml">x</a><ol><li><a epub:type="toc" href="d.xhtml">x</a></li></ol></li></ol></nav>')
N('n-lot','',more='<nav epub:type="lot"><h2>x</h2><ol><li><a href="c.xhtml#t">x</a></li></ol></nav>')
N('n-other-nohead','E:RSC-005',more='<nav epub:type="lot"><ol><li><a href="c.xhtml#t">x</a></li></ol></nav>')
N('n-untyped','',more='<nav><p>x</p><ul><li>x</li></ul></nav>')
N('n-hidden','',more='<nav epub:type="page-list" hidden="hidden"><ol><li><a href="c.xhtml#p1">1</a></li></ol></nav><nav epub:type="lot" hidden=""><h2>x</h2><ol><li><a href="c.xhtml">x</a></li></ol></nav>')
N('n-hidden-bad','E:RSC-005',more='<nav epub:type="page-list" hidden="true"><ol><li><a href="c.xhtml#p1">1</a></li></ol></nav>')
# ---- svg
S('s-min','')
S('s-foo','U:RSC-025',body='<foo/>')
S('s-type','',body='<g epub:type="figure"><rect width="1" height="1" epub:type="panel"/><text epub:type="balloon">x<tspan epub:type="sound-area">y</tspan></text></g>')
S('s-type-bad','E:RSC-005',body='<defs epub:type="x"/><clipPath id="c" epub:type="x"/>')
S('s-type-title','E:RSC-005',title='<title epub:type="x">y</title>')
S('s-aria','',root='role="img" aria-label="x"')
S('s-ns','',body='<my:x xmlns:my="http://example.org/"><my:y/></my:x>')
S('s-data','',body='<g data-a="x"/>')
S('s-fontface','',body='<defs><font-face font-family="x"/></defs>')
S('s-link','',body='<a xlink:href="https://example.org" xlink:title="x"><text>x</text></a>')
S('s-link-notitle','W:ACC-011',body='<a xlink:href="https://example.org"><rect width="1" height="1"/></a>')
S('s-image-frag','',body='<image xlink:href="a.svg#x" width="1" height="1"/>')
S('s-id-dup','E:RSC-005',body='<g id="a"/><g id="a"/>')
S('s-id-bad','E:RSC-005',body='<g id="a b"/>')
S('s-style-notype','',body='<style>g { fill: red }</style>')
S('s-rdf','',body='<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>')
FO='<foreignObject width="1" height="1">%s</foreignObject>'
HX='xmlns="http://www.w3.org/1999/xhtml"'
S('s-fo','',body=FO%f'<body {HX}><p>x</p></body>'+FO%f'<p {HX}>y</p>')
S('s-fo-nothtml','E:RSC-005',body=FO%'<foo xmlns="http://example.org"/>')
S('s-fo-title','E:RSC-005',body=FO%f'<title {HX}>x</title>')
S('s-fo-bodies','E:RSC-005',body=FO%f'<body {HX}><p>x</p></body><body {HX}><p>x</p></body>')
S('s-fo-badattr','E:RSC-005',body=FO%f'<p {HX} href="x">x</p>')
S('s-title','',title=f'<title>x <b {HX}>y</b></title>')
S('s-title-nothtml','E:RSC-005',title='<title>x <foo xmlns="http://example.org"/></title>')
S('s-title-svg','E:RSC-005',title='<title>x <g/></title>')
S('s-title-badhtml','E:RSC-005',title=f'<title>x <b {HX} href="x">y</b></title>')
S('s-title-body','E:RSC-005',title=f'<title><body {HX}><p>y</p></body></title>')
S('s-file','E:RSC-030',body='<image xlink:href="file:///a.png" width="1" height="1"/><a xlink:href="file:///b" xlink:title="x"><text>x</text></a>')
S('s-prefix','',root='epub:prefix="my: http://a.org/"',body='<g epub:type="my:x"/>')
# ---- smil
M('m-min','')
M('m-meta','E:RSC-005',head='<head><meta name="a" content="b"/></head>')
M('m-metadata','',head='<head><metadata><x:a xmlns:x="http://example.org">b</x:a></metadata></head>')
M('m-seq-direct','E:RSC-005',body='<seq epub:textref="c.xhtml"><text src="c.xhtml#a"/><audio src="a.mp3"/></seq>')
M('m-par-2text','E:RSC-005',body='<par><text src="c.xhtml#a"/><text src="c.xhtml#b"/></par>')
M('m-par-seq','E:RSC-005',body='<par><text src="c.xhtml#a"/><seq epub:textref="c.xhtml">'+PAR+'</seq></par>')
M('m-audio-frag','E:MED-014',body=PAR.replace('a.mp3','a.mp3#t=1,2'))
def clip(b,e): return f'<par><text src="c.xhtml#a"/><audio src="a.mp3"'+(f' clipBegin="{b}"' if b is not None else '')+(f' clipEnd="{e}"' if e is not None else '')+'/></par>'
for i,(b,e) in enumerate([('0:00:00.5','1:02:03.25'),('00:01','01:02.5'),('1min','2min'),('0h','1.5h'),('5','7'),('10ms','20ms'),('0.5s','0:00:01'),('0',None),(None,'5s'),('123:00:00','124:00:00')]): M('m-clock-ok%d'%i,'',body=clip(b,e))
for i,v in enumerate(['x','1:2','0:60:00','1:99','5sec','-1s','0:0:1','1,5s','','1m','12:30:5',' ','5 s','1e3s']): M('m-clock-bad%d %s'%(i,v),'E:RSC-005',body=clip(v,None))
M('m-clip-after','E:MED-008',body=clip('5s','2s')); M('m-clip-equal','E:MED-009',body=clip('5s','0:00:05')+clip(None,'0s'))
M('m-type','',body='<seq epub:textref="c.xhtml#t" epub:type="table">'+PAR+'</seq>')
M('m-type-decl','',root='epub:prefix="my: http://a.org/"',body='<seq epub:textref="c.xhtml#t" epub:type="my:x">'+PAR+'</seq>')
M('m-type-void','E:RSC-005',body='<seq epub:textref="c.xhtml#t" epub:type="">'+PAR+'</seq>')
M('m-type-odd','E:RSC-005',body='<seq epub:textref="c.xhtml#t" epub:type="#x">'+PAR+'</seq>')
M('m-type-undecl','E:OPF-028',body='<seq epub:textref="c.xhtml#t" epub:type="my:x">'+PAR+'</seq>')
M('m-type-unknown','U:OPF-088',body='<seq epub:textref="c.xhtml#t" epub:type="frob">'+PAR+'</seq>')
M('m-prefix-nons','E:RSC-005 E:OPF-028',root='prefix="my: http://a.org/"',body='<seq epub:textref="c.xhtml#t" epub:type="my:x">'+PAR+'</seq>')
# ---- opf 3
O('o-min','')
O('o-dir-auto','',attrs='dir="auto"')
O('o-link-id','E:OPF-098',meta='<link rel="record" href="#c" media-type="application/xml"/>')
O('o-id-spaces','',meta='<dc:creator id=" k ">x</dc:creator><meta refines="#k" property="role" scheme="marc:relators">aut</meta>')
O('o-id-dup','E:RSC-005',meta='<dc:creator id="k">x</dc:creator><dc:creator id="k">y</dc:creator>')
O('o-id-dup-spaces','E:RSC-005',meta='<dc:creator id="k">x</dc:creator><dc:creator id=" k ">y</dc:creator>')
O('o-refines-abs','E:RSC-005',meta='<meta refines="https://example.org/x" property="file-as">x</meta>')
O('o-refines-nofrag','W:RSC-017',meta='<meta refines="c.xhtml" property="file-as">x</meta>')
O('o-refines-unknown','E:RSC-005',meta='<meta refines="#zz" property="file-as">x</meta>')
O('o-refines-cycle','E:OPF-065',meta='<meta id="k" refines="#l" property="file-as">x</meta><meta id="l" refines="#k" property="file-as">x</meta>')
O('o-refines-self','E:OPF-065',meta='<meta id="k" refines="#k" property="file-as">x</meta>')
O('o-lang-empty','',meta='<dc:creator xml:lang="">x</dc:creator>')
O('o-lang-ws','E:OPF-092',meta='<dc:creator xml:lang=" en ">x</dc:creator>')
O('o-lang-bad','E:OPF-092',meta='<dc:creator xml:lang="a-b-c_d">x</dc:creator>')
O('o-lang-3','',meta='<dc:creator xml:lang="nds">x</dc:creator>')
O('o-uid-unknown','E:OPF-030',uid=' unique-identifier="zz"')
O('o-uid-notid','E:OPF-030',uid=' unique-identifier="t"')
add('o-no-metadata','E:RSC-005','opf',re.sub('<metadata.*</metadata>','',opf()))
add('o-order','E:RSC-005','opf',re.sub('(<metadata.*</metadata>)(<manifest>.*</manifest>)',r'\2\1',opf()))
O('o-metadata-attrs','E:RSC-005',mattr='id="m" dir="ltr" xml:lang="en"')
O('o-uid-missing','E:RSC-005 E:OPF-048',uid='')
O('o-ident-empty','E:RSC-005',meta='<dc:identifier></dc:identifier>')
O('o-ident-ws','E:RSC-005',meta='<dc:identifier> </dc:identifier>')
O('o-lang-el-empty','E:RSC-005',meta='<dc:language></dc:language>')
O('o-title-empty','E:RSC-005',meta='<dc:title></dc:title>')
O('o-title-ws','E:RSC-005',meta='<dc:title>  </dc:title>')
O('o-meta-empty','E:RSC-005',meta='<meta property="dcterms:subject"></meta>')
O('o-creator-empty','E:RSC-005',meta='<dc:creator></dc:creator>')
O('o-uuid-bad','W:OPF-085',meta='<dc:identifier>urn:uuid:not-a-uuid</dc:identifier>')
O('o-title-missing','E:RSC-005',base=META.replace('<dc:title id="t">Pier</dc:title>',''))
O('o-lang-el-bad','E:OPF-092',meta='<dc:language>english_UK</dc:language>')
O('o-source','',meta='<dc:source>urn:isbn:9780000000002</dc:source><dc:source>https://example.org</dc:source>')
O('o-date-2','E:RSC-005',meta='<dc:date>2001</dc:date><dc:date>2002</dc:date>')
for v in ['2000','2000-01-01','2000-01','2000-01-01T00:00:00Z',' 2000 ']: O('o-date-ok '+v,'',meta=f'<dc:date>{v}</dc:date>')
for v in ['2000-13-01','01/02/2000','2000-1-1','2000-02-30']: O('o-date-bad '+v,'W:OPF-053',meta=f'<dc:date>{v}</dc:date>')
O('o-type','',meta='<dc:type>x</dc:type><dc:type>image</dc:type>')
O('o-prop-empty','E:RSC-005',meta='<meta property="">x</meta>')
O('o-prop-list','E:RSC-005 E:OPF-025',meta='<meta property="dcterms:subject dcterms:type">x</meta>')
O('o-prop-malformed','E:OPF-026',meta='<meta property="foo:">x</meta>')
O('o-scheme','',meta='<dc:creator id="k">x</dc:creator><meta refines="#k" property="role" scheme="marc:relators">aut</meta>')
O('o-scheme-list','E:RSC-005 E:OPF-025',meta='<meta property="dcterms:subject" scheme="xsd:a xsd:b">x</meta>')
O('o-scheme-unknown','E:OPF-027',meta='<meta property="dcterms:subject" scheme="foo">x</meta>')
O('o-mod-missing','E:RSC-005',base=META.replace('<meta property="dcterms:modified">2021-03-04T05:06:07Z</meta>',''))
O('o-mod-bad','E:RSC-005',base=META.replace('05:06:07Z','05:06Z'))
O('o-mod-twice','E:RSC-005',meta='<meta property="dcterms:modified">2021-03-04T05:06:07Z</meta>')
O('o-link-rel2','',meta='<link rel="record dcterms:subject" href="https://example.org/r.xml" media-type="application/xml" properties="onix"/>')
O('o-link-props-empty','E:RSC-005',meta='<link rel="record" href="r.xml" media-type="application/xml" properties=""/>')
O('o-link-props-unk','E:OPF-027',meta='<link rel="record" href="r.xml" media-type="application/xml" properties="foo"/>')
O('o-link-hreflang','',meta='<link rel="record" href="r.xml" media-type="application/xml" hreflang="en"/>')
O('o-link-hreflang-empty','',meta='<link rel="record" href="r.xml" media-type="application/xml" hreflang=""/>')
O('o-link-hreflang-ws','E:OPF-092',meta='<link rel="record" href="r.xml" media-type="application/xml" hreflang=" en"/>')
O('o-link-hreflang-bad','E:OPF-092',meta='<link rel="record" href="r.xml" media-type="application/xml" hreflang="e_n"/>')
O('o-link-spine','',meta='<link rel="dcterms:subject" href="c.xhtml" media-type="application/xhtml+xml"/>')
O('o-link-nomt','E:OPF-093',meta='<link rel="dcterms:subject" href="r.xml"/>')
O('o-link-norel','E:RSC-005',meta='<link href="r.xml" media-type="application/xml"/>')
O('o-manifest-self','E:OPF-099',items=I('p','case.opf','application/oebps-package+xml'))
O('o-item-nomt','E:RSC-005',items='<item id="x" href="x.bin"/>')
O('o-item-nohref','E:RSC-005',items='<item id="x" media-type="a/b"/>')
O('o-item-mt-space','E:RSC-005',items=I('x','x.css',' text/css'))
O('o-item-props-void','E:RSC-005',items='<item id="x" href="x.css" media-type="text/css" properties=""/>')
O('o-itemref-props-void','E:RSC-005',spinebase='<itemref idref="c" properties=" "/>')
O('o-toc-spaces','',items=I('ncx','toc.ncx','application/x-dtbncx+xml'),spattr='toc=" ncx "')
O('o-item-noid','E:RSC-005',items='<item href="x.png" media-type="image/png"/>')
O('o-item-space','E:RSC-020 W:PKG-010',items=I('x','a b.png','image/png'))
O('o-item-space-enc','W:PKG-010',items=I('x','a%20b.png','image/png'))
O('o-item-nonascii','U:PKG-012',items=I('x','é.png','image/png'))
O('o-item-forbidden','E:PKG-009',items=I('x','a%3Cb.png','image/png'))
O('o-item-remote-forbidden','',items=I('x','https://example.org/a%3Cb?c*d.mp3','audio/mpeg'))
O('o-item-frag','E:OPF-091',items=I('x','a.png#x','image/png'))
O('o-item-query','E:RSC-033',items=I('x','a.png?x','image/png'))
O('o-link-query','E:RSC-033',meta='<link rel="record" href="r.xml?x" media-type="application/xml"/>')
O('o-item-dup','E:OPF-074',items=I('x','c.xhtml','application/xhtml+xml'))
O('o-item-data','',items=I('x','data:text/plain,x','text/plain'))
O('o-item-data-spine','E:RSC-029',items=I('x','data:application/xhtml+xml,x','application/xhtml+xml'),spine='<itemref idref="x"/>')
O('o-item-file','E:RSC-030',items=I('x','file:///a.png','image/png'))
O('o-fb-unknown','E:OPF-040',items=I('x','a.tiff','image/tiff',more='fallback="zz"'))
O('o-fb-self','E:OPF-045',items=I('x','a.tiff','image/tiff',more='fallback="x"'))
O('o-fb-circle','E:OPF-045',items=I('x','a.tiff','image/tiff',more='fallback="y"')+I('y','b.tiff','image/tiff',more='fallback="x"'))
O('o-fb-style','E:RSC-005',items=I('x','a.tiff','image/tiff',more='fallback-style="c"'))
O('o-fb-xhtml','',items=I('x','a.mp3','audio/mpeg',more='fallback="c2"')+I('c2','d.xhtml','application/xhtml+xml'),spine='<itemref idref="x"/>')
O('o-fb-svg','',items=I('x','a.png','image/png',more='fallback="c2"')+I('c2','d.svg','image/svg+xml'),spine='<itemref idref="x"/>')
O('o-fb-missing','E:OPF-043',items=I('x','a.mp3','audio/mpeg'),spine='<itemref idref="x"/>')
O('o-fb-chain','',items=I('x','a.psd','image/x-psd',more='fallback="y"')+I('y','a.mp3','audio/mpeg',more='fallback="c2"')+I('c2','d.xhtml','application/xhtml+xml'),spine='<itemref idref="x"/>')
O('o-prop-unknown','E:OPF-027',items=I('x','a.png','image/png','foo'))
O('o-cover-webp','',items=I('x','a.webp','image/webp','cover-image'))
O('o-cover-2','E:RSC-005',items=I('x','a.png','image/png','cover-image')+I('y','b.png','image/png','cover-image'))
O('o-cover-type','E:OPF-012',items=I('x','a.xhtml','application/xhtml+xml','cover-image'))
O('o-nav-missing','E:RSC-005',itembase='<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>')
O('o-nav-2','E:RSC-005',items=I('n2','n2.xhtml','application/xhtml+xml','nav'))
O('o-nav-type','E:RSC-005 E:OPF-012',itembase='<item id="nav" href="nav.ncx" media-type="application/x-dtbncx+xml" properties="nav"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>',spattr='toc="nav"')
add('o-spine-missing','E:RSC-005','opf',re.sub('<spine.*</spine>','',opf()))
O('o-spine-empty','E:RSC-005',spinebase='')
O('o-spine-svg','',items=I('x','a.svg','image/svg+xml'),spine='<itemref idref="x"/>')
O('o-spine-unknown','E:OPF-049 E:RSC-005',spine='<itemref idref="zz"/>')
O('o-spine-dup','E:RSC-005',spine='<itemref idref="c"/>')
O('o-spine-nolinear','E:OPF-033',spinebase='<itemref idref="c" linear="no"/>')
O('o-coll-url','',pkg='<collection role="https://example.org/x"><link href="c.xhtml"/></collection>')
O('o-coll-badurl','W:OPF-070',pkg='<collection role="https://exa mple/x y"><link href="c.xhtml"/></collection>')
O('o-coll-manifest-top','E:RSC-005',pkg='<collection role="manifest"><link href="c.xhtml"/></collection>')
O('o-meta2','',meta='<meta name="cover" content="x"/>')
O('o-guide','',pkg='<guide><reference type="toc" href="nav.xhtml" title="x"/></guide>')
O('o-guide-dup','W:RSC-017',pkg='<guide><reference type="toc" href="nav.xhtml" title="x"/><reference type="toc" href="nav.xhtml" title="y"/></guide>')
NX=I('ncx','toc.ncx','application/x-dtbncx+xml')
O('o-ncx-notoc','E:RSC-005',items=NX)
O('o-ncx-toc-not','E:OPF-050 E:RSC-005',spattr='toc="c"')
O('o-ncx-ok','',items=NX,spattr='toc="ncx"')
O('o-bindings','W:RSC-017',items=I('h','h.xhtml','application/xhtml+xml','scripted'),pkg='<bindings><mediaType handler="h" media-type="application/x-foo"/></bindings>')
O('o-meta-auth','W:RSC-017',meta='<dc:creator id="k">x</dc:creator><meta refines="#k" property="meta-auth">x</meta>')
O('o-acquire','',meta='<link rel="acquire" href="https://example.org/x.epub"/>')
for r in ['marc21xml-record','mods-record','onix-record','xmp-record','xml-signature']:
    O('o-'+r,'W:OPF-086 E:OPF-093',meta=f'<link rel="{r}" href="r.xml"/>')
O('o-viewport','W:RSC-017',meta='<meta property="rendition:viewport">width=1,height=2</meta>')
O('o-viewport-bad','W:RSC-017 E:RSC-005',meta='<meta property="rendition:viewport">foo</meta>')
O('o-viewport-dup','W:RSC-017 E:RSC-005',meta='<meta property="rendition:viewport">width=1,height=2</meta>'*2)
R=lambda p,v,**k:f'<meta property="rendition:{p}"'+''.join(f' {a}="{b}"' for a,b in k.items())+f'>{v}</meta>'
for p,vals,over in [('layout','reflowable pre-paginated','layout-reflowable layout-pre-paginated'),('orientation','auto landscape portrait','orientation-auto orientation-landscape orientation-portrait'),('spread','none landscape both auto','spread-none spread-landscape spread-both spread-auto'),('flow','auto paginated scrolled-doc scrolled-continuous','flow-auto flow-paginated flow-scrolled-doc flow-scrolled-continuous')]:
    for v in vals.split(): O(f'o-r-{p}-{v}','',meta=R(p,v))
    O(f'o-r-{p}-unk','E:RSC-005',meta=R(p,'foo')); O(f'o-r-{p}-empty','E:RSC-005',meta=R(p,''))
    O(f'o-r-{p}-dup','E:RSC-005',meta=R(p,vals.split()[0])*2); O(f'o-r-{p}-ref','E:RSC-005',meta=R(p,vals.split()[0],refines='#c'))
    for v in over.split(): O(f'o-r-over-{v}','',spinebase=f'<itemref idref="c" properties="rendition:{v}"/>')
    a,b=over.split()[:2]; O(f'o-r-over2-{p}','E:RSC-005',spinebase=f'<itemref idref="c" properties="rendition:{a} rendition:{b}"/>')
O('o-r-spread-portrait','W:RSC-017',meta=R('spread','portrait'))
O('o-r-spread-portrait-over','W:RSC-017',spinebase='<itemref idref="c" properties="rendition:spread-portrait"/>')
for p in ['page-spread-left','page-spread-right','rendition:page-spread-left','rendition:page-spread-right','rendition:page-spread-center','rendition:align-x-center','page-spread-left rendition:page-spread-left']:
    O('o-ps '+p,'',spinebase=f'<itemref idref="c" properties="{p}"/>')
for p in ['page-spread-left page-spread-right','rendition:page-spread-center page-spread-left','rendition:page-spread-left rendition:page-spread-right','rendition:page-spread-center rendition:page-spread-right']:
    O('o-ps2 '+p,'E:RSC-005',spinebase=f'<itemref idref="c" properties="{p}"/>')
O('o-ps-meta','E:OPF-027',meta=R('page-spread-left','x'))
O('o-r-unknown','E:OPF-027',meta=R('foo','x'))
O('o-r-unknown-ref','E:OPF-027',spinebase='<itemref idref="c" properties="rendition:foo"/>')
K='<dc:creator id="k">x</dc:creator>';SJ='<dc:subject id="s">x</dc:subject>';RF=lambda p,i,v,x='':f'<meta property="{p}" refines="#{i}" {x}>{v}</meta>'
O('o-auth','',meta=SJ+RF('authority','s','BISAC')+RF('term','s','X1'))
O('o-auth-other','E:RSC-005',meta=K+RF('authority','k','BISAC')+RF('term','k','X1'))
O('o-auth-noterm','E:RSC-005',meta=SJ+RF('authority','s','BISAC')); O('o-term-noauth','E:RSC-005',meta=SJ+RF('term','s','X'))
O('o-auth-2','E:RSC-005',meta=SJ+RF('authority','s','BISAC')*2+RF('term','s','X1')); O('o-term-2','E:RSC-005',meta=SJ+RF('authority','s','BISAC')+RF('term','s','X1')*2)
BC='<meta property="belongs-to-collection" id="bc">x</meta>'
O('o-coll','',meta=BC+RF('collection-type','bc','series')+RF('group-position','bc','1')+RF('belongs-to-collection','bc','y'))
O('o-coll-ref','E:RSC-005',meta=K+RF('belongs-to-collection','k','y'))
O('o-collt-noref','E:RSC-005',meta='<meta property="collection-type">series</meta>'); O('o-collt-ref','E:RSC-005',meta=K+RF('collection-type','k','series')); O('o-collt-2','E:RSC-005',meta=BC+RF('collection-type','bc','series')*2)
for p in ['display-seq','file-as','group-position']:
    O('o-'+p,'',meta=K+RF(p,'k','1')); O('o-2'+p,'E:RSC-005',meta=K+RF(p,'k','1')*2)
O('o-idtype','',meta='<dc:source id="q">x</dc:source>'+RF('identifier-type','q','15','scheme="onix:codelist5"')); O('o-idtype-bad','E:RSC-005',meta=K+RF('identifier-type','k','15')); O('o-idtype-2','E:RSC-005',meta='<dc:source id="q">x</dc:source>'+RF('identifier-type','q','15')*2)
O('o-role','',meta=K+RF('role','k','aut')*2+'<dc:publisher id="pb">x</dc:publisher>'+RF('role','pb','x')); O('o-role-bad','E:RSC-005',meta=SJ+RF('role','s','aut'))
SO='<dc:source id="q">x</dc:source>'
O('o-sourceof','',meta=SO+RF('source-of','q','pagination')); O('o-sourceof-val','E:RSC-005',meta=SO+RF('source-of','q','foo')); O('o-sourceof-noref','E:RSC-005',meta='<meta property="source-of">pagination</meta>'); O('o-sourceof-ref','E:RSC-005',meta=K+RF('source-of','k','pagination')); O('o-sourceof-2','E:RSC-005',meta=SO+RF('source-of','q','pagination')*2)
O('o-titletype','',meta=RF('title-type','t','main')); O('o-titletype-bad','E:RSC-005',meta=K+RF('title-type','k','main')); O('o-titletype-2','E:RSC-005',meta=RF('title-type','t','main')*2)
O('o-pbs','',meta='<meta property="pageBreakSource">x</meta>'); O('o-altscript','',meta=K+RF('alternate-script','k','х','xml:lang="ru"'))
L=lambda rel,href='r.xml',mt='application/xml',x='':f'<link rel="{rel}" href="{href}"'+(f' media-type="{mt}"' if mt else '')+f' {x}/>'
O('o-l-alt','',meta=L('alternate','https://example.org/p.json','application/ld+json')); O('o-l-alt2','E:OPF-089',meta=L('alternate record','https://example.org/p.json','application/ld+json'))
O('o-l-rec','',meta=L('record')); O('o-l-rec-rem-nomt','E:OPF-094',meta=L('record','https://example.org/r',None)); O('o-l-rec-ref','E:RSC-005',meta=K+L('record',x='refines="#k"'))
O('o-l-voice','',meta=L('voicing','a.mp3','audio/mpeg','refines="#t"')); O('o-l-voice-noref','E:RSC-005',meta=L('voicing','a.mp3','audio/mpeg')); O('o-l-voice-nomt','E:OPF-094',meta=L('voicing','https://example.org/a.mp3',None,'refines="#t"')); O('o-l-voice-notaudio','E:OPF-095',meta=L('voicing','a.txt','text/plain','refines="#t"'))
O('o-l-unk','E:OPF-027',meta=L('foo'))
O('o-a11y','',meta='<meta property="a11y:certifiedBy" id="ck">x</meta>'+RF('a11y:certifierCredential','ck','x')+L('a11y:certifierReport','https://example.org/r','text/html','refines="#ck"')+'<meta property="a11y:exemption">eaa-microenterprise</meta>'+L('a11y:certifierCredential','https://example.org/r','text/html'))
O('o-a11y-unk','E:OPF-027',meta='<meta property="a11y:foo">x</meta>'+L('a11y:bar'))
O('o-schema','',meta='<meta property="schema:accessMode">textual</meta>')
O('o-prefix-ok','',attrs='prefix="foaf: http://xmlns.com/foaf/spec/&#10; dbp: http://dbpedia.org/ontology/"',meta='<meta property="foaf:x">y</meta>')
O('o-prefix-bad','E:OPF-004c',attrs='prefix="foaf http://xmlns.com/foaf/spec/ dbp = http://x.org/"')
O('o-prefix-undecl','E:OPF-028',meta='<meta property="foaf:x">y</meta>')
O('o-prefix-default','E:OPF-007b',attrs='prefix="a: http://idpf.org/epub/vocab/package/meta/# b: http://idpf.org/epub/vocab/package/link/# c: http://idpf.org/epub/vocab/package/item/# d: http://idpf.org/epub/vocab/package/itemref/#"')
O('o-prefix-dc','E:OPF-007c',attrs='prefix="dc: http://purl.org/dc/elements/1.1/"')
O('o-prefix-reserved','',attrs='prefix="dcterms: http://purl.org/dc/terms/ schema: http://schema.org/ rendition: http://www.idpf.org/vocab/rendition/# media: http://www.idpf.org/epub/vocab/overlays/# marc: http://id.loc.gov/vocabulary/ onix: http://www.editeur.org/ONIX/book/codelists/current.html# xsd: http://www.w3.org/2001/XMLSchema# a11y: http://www.idpf.org/epub/vocab/package/a11y/#"')
O('o-prefix-override','W:OPF-007',attrs='prefix="dcterms: http://x.org/ schema: http://y.org/"')
MO=I('x','x.smil','application/smil+xml')
mo=lambda tot,one:(f'<meta property="media:duration">{tot}</meta>' if tot else '')+(f'<meta property="media:duration" refines="#x">{one}</meta>' if one else '')
MC='<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml" media-overlay="x"/>'
O('o-mo','',meta=mo('10s','10s'),items=MO,itembase=MC); O('o-mo-clock','',meta=mo('0:00:10','0:00:10.000'),items=MO,itembase=MC)
O('o-mo-noglobal','E:RSC-005',meta=mo('','10s'),items=MO,itembase=MC); O('o-mo-nosingle','E:RSC-005',meta=mo('10s',''),items=MO,itembase=MC)
O('o-mo-sum','W:MED-016',meta=mo('20s','10s'),items=MO,itembase=MC); O('o-mo-tol','',meta=mo('10.6s','10s'),items=MO,itembase=MC)
O('o-mo-badclock','E:RSC-005',meta=mo('ten','10 sec'),items=MO,itembase=MC)
O('o-mo-type','E:RSC-005',meta=mo('10s','10s'),items=MO.replace('application/smil+xml','application/xml'),itembase=MC)
O('o-mo-nocontent','E:RSC-005',meta=mo('10s','10s'),items=MO+I('i','a.png','image/png',more='media-overlay="x"'),itembase=MC)
AC=lambda p,v='my',x='':f'<meta property="media:{p}" {x}>{v}</meta>'
for p in ['active-class','playback-active-class']:
    O('o-'+p,'',meta=AC(p)); O('o-2'+p,'E:RSC-005',meta=AC(p)*2); O('o-ref-'+p,'E:RSC-005',meta=AC(p,x='refines="#c"')); O('o-multi-'+p,'E:RSC-005',meta=AC(p,'a b'))
add('o-enc-bom','','opf',b'\xef\xbb\xbf'+opf().encode()); add('o-enc-none','','opf',opf().replace(' encoding="UTF-8"',''))
add('o-enc-utf16','W:RSC-027','opf',opf().replace('UTF-8','UTF-16').encode('utf-16'))
add('o-enc-utf16-nodecl','W:RSC-027','opf',opf().replace(' encoding="UTF-8"','').encode('utf-16'))
add('o-enc-utf16-utf8decl','W:RSC-027 E:RSC-016','opf',opf().encode('utf-16'))
add('o-enc-latin1','E:RSC-028','opf',opf(meta='<dc:creator>é</dc:creator>').replace('UTF-8','ISO-8859-1').encode('latin-1'))
add('o-enc-utf32','E:RSC-028','opf',opf().replace('UTF-8','UTF-32').encode('utf-32'))
add('o-enc-unknown','E:RSC-028 E:RSC-016','opf',opf().replace('UTF-8','x-foo'))
add('o-malformed','E:RSC-016','opf',opf().replace('</manifest>',''))
add('o-undecl-ns','E:RSC-016','opf',opf(meta='<foo:bar/>'))
O('o-remote-xhtml','',items=I('x','https://example.org/x.xhtml','application/xhtml+xml'))
O('o-remote-svg','',items=I('x','https://example.org/x.svg','image/svg+xml'))
O('o-remote-audio','',items=I('x','https://example.org/x.mp3','audio/mpeg'))
O('o-nonpreferred','U:OPF-090',items=I('x','x.otf','application/font-sfnt')+I('y','y.js','text/javascript')+I('z','z.js','application/ecmascript')+I('w','w.woff','application/font-woff')+I('v','v.otf','application/vnd.ms-opentype'))
O('o-cmt','',items=''.join(I('k%d'%i,'k%d'%i,t) for i,t in enumerate('image/gif image/jpeg image/png image/svg+xml image/webp audio/mpeg audio/mp4 text/css font/ttf font/otf font/woff font/woff2 application/xhtml+xml application/javascript application/smil+xml'.split()))+I('k99','k99','audio/ogg; codecs=opus'))
O('o-do','',pkg='<collection role="distributable-object"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>x</dc:identifier><dc:title>x</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2021-03-04T05:06:07Z</meta></metadata><link href="c.xhtml"/></collection>')
O('o-do-noid','E:RSC-005',pkg='<collection role="distributable-object"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>x</dc:title></metadata><link href="c.xhtml"/></collection>')
O('o-sc-prefix','E:OPF-028',meta='<meta property="epubsc:x">y</meta>')
add('o-version-bad','E:OPF-001','opf',opf(version='1.2'))
# EPUB 2 opf
O2('o2-min','')
add('o2-ns','E:RSC-005','opf',opf(version='2.0',base=META2,itembase=ITEMS2,spattr='toc="ncx"').replace('package xmlns="http://www.idpf.org/2007/opf"','package xmlns="http://www.idpf.org/2007/opfx"'))
add('o2-version','E:RSC-005','opf',opf(version='2.0',base=META2,itembase=ITEMS2,spattr='toc="ncx"').replace(' version="2.0"',''))
O2('o2-id-dup','E:RSC-005',meta='<dc:creator id="k">x</dc:creator><dc:creator id="k">x</dc:creator>')
O2('o2-unknown','E:RSC-005',meta='',pkg='<foo/>')
D2=opf(version='2.0',base=META2,itembase=ITEMS2,spattr='toc="ncx"')
add('o2-doctype-bad','E:HTM-009','opf',D2.replace('\n<package','\n<!DOCTYPE package PUBLIC "-//X//Y//EN" "http://example.org/x.dtd">\n<package'))
add('o2-doctype-oeb','','opf',D2.replace('\n<package','\n<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">\n<package'))
O2('o2-ident-empty','E:RSC-005',meta='<dc:identifier></dc:identifier>')
O2('o2-uuid','W:OPF-085',meta='<dc:identifier>urn:uuid:zz</dc:identifier>'); O2('o2-uuid-scheme','W:OPF-085',meta='<dc:identifier opf:scheme="uuid">zz</dc:identifier>')
O2('o2-date-empty','E:OPF-054',meta='<dc:date></dc:date>'); O2('o2-date-bad','E:OPF-054',meta='<dc:date>yesterday</dc:date>'); O2('o2-title-empty','W:OPF-055',meta='<dc:title></dc:title>')
O2('o2-space','W:PKG-010',items=I('x','a%20b.png','image/png')); O2('o2-nolinear','E:OPF-033',spinebase='<itemref idref="c" linear="no"/>')
O2('o2-guide','',pkg='<guide><reference type="toc" title="x" href="c.xhtml"/></guide>'); O2('o2-guide-empty','E:RSC-005',pkg='<guide/>'); O2('o2-guide-dup','W:RSC-017',pkg='<guide><reference type="toc" title="x" href="c.xhtml"/><reference type="toc" title="x" href="c.xhtml"/></guide>')
O2('o2-tours','',pkg='<tours><tour id="t1" title="x"><site title="y" href="c.xhtml"/></tour></tours>')
O2('o2-role-bad','E:OPF-052',meta='<dc:creator opf:role="zzz">x</dc:creator>'); O2('o2-role-oth','',meta='<dc:creator opf:role="oth.x">x</dc:creator><dc:creator opf:role="clr" opf:file-as="y">z</dc:creator>')
O2('o2-meta','',meta='<meta name="cover" content="x"/>'); O2('o2-pagemap','E:RSC-005',spattr='toc="ncx" page-map="x"'); O2('o2-depr-mt','W:OPF-035',items=I('x','a.html','text/html')) ; O2('o2-nolang','E:RSC-005',base=META2.replace('<dc:language>en</dc:language>',''))
# xhtml 2
X2('x2-min',''); X2('x2-html5el','E:RSC-005',body='<section><p>x</p></section>'); X2('x2-class','',body='<p class="">x</p>')
X2('x2-customattr','E:RSC-005',body='<p xmlns:foo="http://a" foo:bar="x">x</p>'); X2('x2-ins','',body='<p><ins cite="http://example.org" datetime="2001" class="x" title="y">x</ins></p>'); X2('x2-iddup','E:RSC-005',body='<p id="a">x</p><p id="a">x</p>'); X2('x2-nesta','E:RSC-005',body='<p><a href="http://a.org">x<span><a href="http://a.org">y</a></span></a></p>'); X2('x2-lang','',body='<p lang="en" xml:lang="en">x</p>'); X2('x2-map','',body='<p><img src="a.png" alt="" usemap="#m"/><map id="m"><area alt="x" href="#a"/></map></p><p id="a">x</p>')
X2('x2-fo','',body='<div><svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="9" height="9"><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><p>x</p></body></foreignObject><switch><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject></switch></svg></div>')
# ================= whole books
GIF=b'GIF89a\1\0\1\0\0\0\0;'; JPG=b'\xff\xd8\xff\xe0\0\x10JFIF'; WEBP=b'RIFF\0\0\0\0WEBPVP8 '
B('b-min','')
def IMG(n,t,data,x=''): return dict(items=I('i',n,t,more=x),files=[('EPUB/'+n,data)])
for n,t,d in [('a.gif','image/gif',GIF),('a.jpg','image/jpeg',JPG),('a.png','image/png',PNG),('a.webp','image/webp',WEBP)]: B('b-img-'+n,'',body=f'<p><img src="{n}" alt="x"/></p>',**IMG(n,t,d))
B('b-img-corrupt','E:MED-004 E:PKG-021',body='<p><img src="a.jpg" alt="x"/></p>',**IMG('a.jpg','image/jpeg',b'xx'))
B('b-img-declared','E:OPF-029',body='<p><img src="a.jpg" alt="x"/></p>',**IMG('a.jpg','image/gif',JPG))
B('b-img-ext','W:PKG-022',body='<p><img src="a.gif" alt="x"/></p>',**IMG('a.gif','image/jpeg',JPG))
for n,t in [('a.mp3','audio/mpeg'),('a.m4a','audio/mp4'),('a.opus','audio/ogg; codecs=opus')]: B('b-audio-'+n,'',body=f'<p><audio src="{n}" controls="controls"/></p>',items=I('i',n,t),files=[('EPUB/'+n,b'x')])
B('b-font-otf','',css='@font-face{font-family:x;src:url(a.otf)}',items='',itembase=ITEMS+I('s','s.css','text/css')+I('f','a.otf','font/otf'),files=[('EPUB/a.otf',b'x')])
B('b-font-foreign','U:CSS-007',css='@font-face{font-family:x;src:url(a.foo)}',itembase=ITEMS+I('s','s.css','text/css')+I('f','a.foo','application/x-foo'),files=[('EPUB/a.foo',b'x')])
F=lambda n,t,x='':dict(items=I('i',n,t,more=x),files=[('EPUB/'+n,b'x')])
B('b-f-audio','E:RSC-032',body='<p><audio src="a.foo" controls="controls"/></p>',**F('a.foo','audio/x-foo'))
B('b-f-audio-flow','E:RSC-032',body='<div><audio src="a.foo" controls="controls"><p>x</p></audio></div>',**F('a.foo','audio/x-foo'))
B('b-f-audio-fb','',body='<p><audio src="a.foo" controls="controls"/></p>',items=I('i','a.foo','audio/x-foo',more='fallback="j"')+I('j','a.mp3','audio/mpeg'),files=[('EPUB/a.foo',b'x'),('EPUB/a.mp3',b'x')])
B('b-f-audio-src','E:RSC-032',body='<p><audio controls="controls"><source src="a.foo"/></audio></p>',**F('a.foo','audio/x-foo'))
B('b-f-audio-src-fb','',body='<p><audio controls="controls"><source src="a.foo"/><source src="a.mp3"/></audio></p>',items=I('i','a.foo','audio/x-foo')+I('j','a.mp3','audio/mpeg'),files=[('EPUB/a.foo',b'x'),('EPUB/a.mp3',b'x')])
B('b-f-audio-remote-fb','',cprops='remote-resources',body='<p><audio controls="controls"><source src="https://example.org/a.foo"/><source src="https://example.org/a.mp3"/></audio></p>',items=I('i','https://example.org/a.foo','audio/x-foo')+I('j','https://example.org/a.mp3','audio/mpeg'))
B('b-f-audio-in-video','E:RSC-032',body='<p><video src="a.foo"/></p>',**F('a.foo','audio/x-foo'))
B('b-f-embed-fb','',body='<p><embed src="a.foo" type="application/x-foo"/></p>',items=I('i','a.foo','application/x-foo',more='fallback="c"'),files=[('EPUB/a.foo',b'x')])
B('b-f-embed','E:RSC-032',body='<p><embed src="a.foo" type="application/x-foo"/></p>',**F('a.foo','application/x-foo'))
B('b-f-input','E:RSC-032',cprops='scripted',body='<form><p><input type="image" src="a.foo" alt="x"/></p></form>',**F('a.foo','image/x-foo'))
B('b-f-poster','E:RSC-032',body='<p><video src="a.mp4" poster="a.foo"/></p>',items=I('i','a.foo','image/x-foo')+I('v','a.mp4','video/mp4'),files=[('EPUB/a.foo',b'x'),('EPUB/a.mp4',b'x')])
B('b-f-altimg','E:RSC-032',cprops='mathml',body='<p><math xmlns="http://www.w3.org/1998/Math/MathML" altimg="a.foo" alttext="x"><mi>x</mi></math></p>',**F('a.foo','image/x-foo'))
B('b-f-object','E:RSC-032',body='<p><object data="a.foo" type="application/x-foo"></object></p>',**F('a.foo','application/x-foo'))
B('b-f-object-fb','',body='<p><object data="a.foo" type="application/x-foo">x</object></p>',**F('a.foo','application/x-foo'))
B('b-f-iframe','E:RSC-032',body='<p><iframe src="a.foo"></iframe></p>',**F('a.foo','application/x-foo'))
B('b-f-link','',head='<link rel="foo" href="a.foo"/>',**F('a.foo','application/x-foo'))
B('b-f-xpgt','',head='<link rel="stylesheet" type="application/vnd.adobe-page-template+xml" href="a.xpgt"/>',**F('a.xpgt','application/vnd.adobe-page-template+xml'))
B('b-f-xpgt-css-type','',head='<link rel="stylesheet" href="a.xpgt"/>',**F('a.xpgt','application/vnd.adobe-page-template+xml'))
B('b-f-css-image','E:RSC-032',css='p{background:url(a.foo)}',itembase=ITEMS+I('s','s.css','text/css')+I('i','a.foo','image/x-foo'),files=[('EPUB/a.foo',b'x')])
B('b-f-svg-image','E:RSC-032',cprops='svg',body='<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><image xlink:href="a.foo" width="1" height="1"/></svg></div>',**F('a.foo','image/x-foo'))
B('b-f-track','',body='<p><video src="a.mp4"><track src="a.foo"/></video></p>',items=I('i','a.foo','application/x-foo')+I('v','a.mp4','video/mp4'),files=[('EPUB/a.foo',b'x'),('EPUB/a.mp4',b'x')])
B('b-f-video','',body='<p><video src="a.foo"/></p>',**F('a.foo','video/x-foo'))
B('b-f-video-img','',body='<p><img src="a.foo" alt="x"/></p>',**F('a.foo','video/x-foo'))
B('b-f-unused','',**F('a.foo','application/x-foo'))
B('b-fb-waterfall','',items=I('x','a.psd','image/x-psd',more='fallback="y"')+I('y','a.mp3','audio/mpeg',more='fallback="c2"')+I('c2','d.xhtml','application/xhtml+xml'),spine='<itemref idref="x"/>',files=[('EPUB/a.psd',b'x'),('EPUB/a.mp3',b'x'),('EPUB/d.xhtml',page())])
B('b-img-fb','',body='<p><img src="a.foo" alt="x" srcset="a.foo 2x"/></p>',items=I('i','a.foo','image/x-foo',more='fallback="j"')+I('j','a.png','image/png'),files=[('EPUB/a.foo',b'x'),('EPUB/a.png',PNG)])
B('b-img-nofb','E:RSC-032',body='<p><img src="a.foo" alt="x"/></p>',**F('a.foo','image/x-foo'))
PIC=lambda s,i:f'<p><picture>{s}{i}</picture></p>'
AP=dict(items=I('i','a.foo','image/x-foo')+I('j','a.png','image/png'),files=[('EPUB/a.foo',b'x'),('EPUB/a.png',PNG)])
B('b-pic-img','E:MED-003',body=PIC('<source srcset="a.png"/>','<img src="a.foo" alt="x"/>'),**AP)
B('b-pic-srcset','E:MED-003',body=PIC('<source srcset="a.png"/>','<img src="a.png" srcset="a.foo 2x" alt="x"/>'),**AP)
B('b-pic-type','',body=PIC('<source srcset="a.foo" type="image/x-foo"/>','<img src="a.png" alt="x"/>'),**AP)
B('b-pic-notype','E:MED-007',body=PIC('<source srcset="a.foo"/>','<img src="a.png" alt="x"/>'),**AP)
B('b-script-data','',head='<script type="application/ld+json">{}</script>')
B('b-script-data-src','',head='<script type="application/json" src="a.json"></script>',**F('a.json','application/json'))
RA='https://example.org/a.mp3'
B('b-r-audio','',cprops='remote-resources',body=f'<p><audio src="{RA}"/></p>',items=I('r',RA,'audio/mpeg'))
B('b-r-audio-obj','',cprops='remote-resources',body=f'<p><object data="{RA}" type="audio/mpeg">x</object></p>',items=I('r',RA,'audio/mpeg'))
B('b-r-audio-undecl','E:RSC-008',cprops='remote-resources',body=f'<p><audio src="{RA}"/></p>')
B('b-r-audio-noprop','E:OPF-014',body=f'<p><audio src="{RA}"/></p>',items=I('r',RA,'audio/mpeg'))
B('b-r-video','',cprops='remote-resources',body='<p><video src="https://example.org/a.mp4"/></p>',items=I('r','https://example.org/a.mp4','video/mp4'))
B('b-r-iframe','E:RSC-006',cprops='remote-resources',body='<p><iframe src="https://example.org/a.html"></iframe></p>',items=I('r','https://example.org/a.html','application/xhtml+xml'))
B('b-r-iframe-undecl','E:RSC-006',body='<p><iframe src="https://example.org/a.html"></iframe></p>')
B('b-r-img','E:RSC-006',cprops='remote-resources',body='<p><img src="https://example.org/a.png" alt=""/></p>',items=I('r','https://example.org/a.png','image/png'))
B('b-r-img-undecl','E:RSC-006',body='<p><img src="https://example.org/a.png" alt=""/></p>')
B('b-r-img-script','E:RSC-006',cprops='remote-resources scripted',body='<p><img src="https://example.org/a.png" alt=""/></p>',head='<script>1</script>',items=I('r','https://example.org/a.png','image/png'))
B('b-r-script-foreign','U:OPF-018b U:RSC-006b',cprops='remote-resources scripted',head='<script>1</script>',items=I('r','https://example.org/a.foo','application/x-foo'))
CSSR=I('s','s.css','text/css','remote-resources')
B('b-r-font','',itembase=ITEMS+CSSR+I('f','https://example.org/f.otf','font/otf'),css='@font-face{font-family:x;src:url(https://example.org/f.otf)}')
B('b-r-font-svg','',itembase=ITEMS+CSSR+I('f','https://example.org/f.svg','image/svg+xml'),css='@font-face{font-family:x;src:url(https://example.org/f.svg#x)}')
B('b-r-font-unk','',itembase=ITEMS+CSSR+I('f','https://example.org/f.xyz','application/x-foo'),css='@font-face{font-family:x;src:url(https://example.org/f.xyz)}')
B('b-r-font-undecl','E:RSC-008',itembase=ITEMS+CSSR,css='@font-face{font-family:x;src:url(https://example.org/f.otf)}')
B('b-r-font-noprop','E:OPF-014',itembase=ITEMS+I('s','s.css','text/css')+I('f','https://example.org/f.otf','font/otf'),css='@font-face{font-family:x;src:url(https://example.org/f.otf)}')
B('b-r-font-inline-noprop','E:OPF-014',head='<style>@font-face{font-family:x;src:url(https://example.org/f.otf)}</style>',items=I('f','https://example.org/f.otf','font/otf'))
B('b-r-css-image','E:RSC-006',itembase=ITEMS+CSSR+I('f','https://example.org/f.png','image/png'),css='p{background:url(https://example.org/f.png)}')
B('b-r-obj-undecl','E:RSC-006',cprops='remote-resources',body='<p><object data="https://example.org/x" type="image/png">x</object></p>')
B('b-r-script','E:RSC-006',cprops='scripted remote-resources',head='<script src="https://example.org/a.js"></script>',items=I('r','https://example.org/a.js','application/javascript'))
B('b-r-style','E:RSC-006',cprops='remote-resources',head='<link rel="stylesheet" href="https://example.org/a.css"/>',items=I('r','https://example.org/a.css','text/css'))
B('b-r-link','',head='<link rel="author" href="https://example.org/a"/>')
B('b-r-http','W:RSC-031',cprops='remote-resources',body='<p><audio src="http://example.org/a.mp3"/></p>',items=I('r','http://example.org/a.mp3','audio/mpeg'))
B('b-r-link-img','E:RSC-006',body='<p><a href="https://example.org/a.png">x</a></p>',items=I('r','https://example.org/a.png','image/png'))
B('b-r-spine','E:RSC-006',items=I('r','https://example.org/a.xhtml','application/xhtml+xml'),spine='<itemref idref="r"/>')
B('b-r-needless','W:OPF-018',cprops='remote-resources')
B('b-d-link','',head='<link rel="foo" href="data:text/plain,x"/>')
B('b-d-img','',body='<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="x"/></p>')
B('b-d-img-foreign','E:RSC-032',body='<p><img src="data:image/x-foo,x" alt="x"/></p>')
B('b-d-img-pic','',body='<p><picture><source srcset="data:image/x-foo,x" type="image/x-foo"/><img src="data:image/png,x" alt="x"/></picture></p>')
B('b-d-img-manifest','',body='<p><img src="data:image/x-foo,x" alt="x"/></p>',items=I('i','data:image/x-foo,x','image/x-foo',more='fallback="j"')+I('j','a.png','image/png'),files=[('EPUB/a.png',PNG)])
B('b-file-css','E:RSC-030',itembase=ITEMS+I('s','s.css','text/css')+I('f','file:///a.otf','font/otf'),css='@font-face{font-family:x;src:url(file:///a.otf)}')
B('b-id-spaces','',body='<p id=" a ">x <a href="#a">y</a></p>')
B('b-tm-object','W:OPF-013',body='<p><object data="a.png" type="image/gif">x</object></p>',**IMG('a.png','image/png',PNG))
B('b-tm-source','W:OPF-013',body=PIC('<source srcset="a.png" type="image/gif"/>','<img src="a.png" alt="x"/>'),**IMG('a.png','image/png',PNG))
B('b-tm-embed','W:OPF-013',body='<p><embed src="a.png" type="image/gif"/></p>',**IMG('a.png','image/png',PNG))
B('b-tm-audio','W:OPF-013',body='<p><audio controls="controls"><source src="a.mp3" type="audio/mp4"/></audio></p>',**F('a.mp3','audio/mpeg'))
# ocf
B('b-metainf','E:PKG-025',items=I('x','../META-INF/a.png','image/png'),files=[('META-INF/a.png',PNG)])
B('b-name-plus','',items=I('x','a+b.png','image/png'),files=[('EPUB/a+b.png',PNG)])
for nm,a,b in [('case','a.png','A.png'),('full','aß.png','aSS.png'),('nfc','é.png','e\u0301.png'),('kelvin','k.png','\u212a.png')]: B('b-name-dup-'+nm,'E:OPF-060',files=[('EPUB/'+a,PNG),('EPUB/'+b,PNG)],items=I('x',a,'image/png')+(I('y',b,'image/png') if nm!='nfc' else ''))
B('b-name-nfkc','',files=[('EPUB/Å.png',PNG),('EPUB/ﬁ.png',PNG),('EPUB/fi2.png',PNG)],items=I('x','Å.png','image/png')+I('y','ﬁ.png','image/png')+I('z','fi2.png','image/png'))
B('b-name-emoji','',files=[('EPUB/🏴\U000e0067\U000e0062\U000e007f.png',PNG)],items=I('x','🏴\U000e0067\U000e0062\U000e007f.png','image/png'))
for c in '"*:<>?\\|\x7f\x81\ue000\ufdd0\ufffd\ufffe\U000e0001\U000f0001\U00100000': B('b-name-bad-%04X'%ord(c),'E:PKG-009',files=[('EPUB/x%sy'%c,b'x')]) if c!='\\' else None
B('b-name-tab','E:PKG-009',files=[('EPUB/x\ty.png',PNG)],items=I('x','x%09y.png','image/png'))
for c in ' \u2000\u2009\u200a\u3000': B('b-name-space-%04X'%ord(c),'W:PKG-010',files=[('EPUB/x%sy.png'%c,PNG)],items=I('x','x%sy.png'%urllib.parse.quote(c),'image/png'))
for c in '\u200b\u1fff\u3001': B('b-name-no-space-%04X'%ord(c),'',files=[('EPUB/x%sy.png'%c,PNG)],items=I('x','x%sy.png'%urllib.parse.quote(c),'image/png'))
B('b-name-nonascii','U:PKG-012',files=[('EPUB/é.png',PNG)],items=I('x','é.png','image/png'))
B('b-name-dot','E:PKG-011',files=[('EPUB/a.',b'x')],items=I('x','a.','application/x-foo'))
B('b-url-leak','E:RSC-026',items=I('x','../../a.png','image/png'),files=[('a.png',PNG)])
B('b-url-abs','E:RSC-026',items=I('x','/EPUB/a.png','image/png'),files=[('EPUB/a.png',PNG)])
B('b-url-leak-xhtml','E:RSC-026',body='<p><a href="../../c.xhtml">x</a></p>')
B('b-url-abs-xhtml','E:RSC-026',body='<p><img src="/EPUB/a.png" alt=""/></p>',**IMG('a.png','image/png',PNG))
B('b-url-percent','',items=I('x','a%62c.png','image/png'),files=[('EPUB/abc.png',PNG)],body='<p><img src="%61bc.png" alt=""/></p>')
B('b-url-percent2','',items=I('x','a%25b.png','image/png'),files=[('EPUB/a%b.png',PNG)],body='<p><img src="a%25b.png" alt=""/></p>')
for el,b in {'blockquote':'<blockquote cite="z.xhtml"><p>x</p></blockquote>','q':'<p><q cite="z.xhtml">x</q></p>','ins':'<p><ins cite="z.xhtml">x</ins></p>','iframe':'<p><iframe src="z.xhtml"></iframe></p>','track':'<p><video src="a.mp4"><track src="z.vtt"/></video></p>','img':'<p><img src="z.png" alt=""/></p>','a':'<p><a href="z.xhtml">x</a></p>','area':'<map name="m"><area href="z.xhtml" alt="x"/></map>','object':'<p><object data="z.png" type="image/png">x</object></p>','embed':'<p><embed src="z.png"/></p>','poster':'<p><video src="a.mp4" poster="z.png"/></p>','srcset':'<p><img src="a.png" srcset="z.png 2x" alt=""/></p>'}.items():
    B('b-missing-'+el,'E:RSC-007',body=b,items=I('v','a.mp4','video/mp4')+I('ap','a.png','image/png'),files=[('EPUB/a.mp4',b'x'),('EPUB/a.png',PNG)])
B('b-missing-css','E:RSC-007',head='<link rel="stylesheet" href="z.css"/>')
B('b-missing-script','E:RSC-007',cprops='scripted',head='<script src="z.js"></script>')
B('b-missing-link','',head='<link rel="foo" href="z.txt"/>')
B('b-cont-unknown','E:RSC-005',cont=CONT%('','<foo/>'))
B('b-cont-missing','E:RSC-002',files=[('META-INF/container.xml',None)])
B('b-cont-malformed','E:RSC-016',cont='<container')
B('b-cont-mt','E:RSC-003',cont=(CONT%('','')).replace('application/oebps-package+xml','text/xml'))
B('b-cont-nofp','E:OPF-016',cont=(CONT%('','')).replace('full-path="EPUB/package.opf"',''))
B('b-cont-emptyfp','E:OPF-017',cont=(CONT%('','')).replace('EPUB/package.opf',''))
B('b-opf-missing','E:OPF-002',cont=(CONT%('','')).replace('package.opf','z.opf'))
ENC='<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">%s</encryption>'
ED='<enc:EncryptedData%s><enc:EncryptionMethod Algorithm="%s"/><enc:CipherData><enc:CipherReference URI="%s"/></enc:CipherData>%s</enc:EncryptedData>'
OB='http://www.idpf.org/2008/embedding'
EN=lambda x:[('META-INF/encryption.xml',x)]
FF=dict(itembase=ITEMS+I('s','s.css','text/css')+I('f','a.otf','font/otf'),css='@font-face{font-family:x;src:url(a.otf)}')
B('b-enc-obf','',files=[('EPUB/a.otf',b'x')]+EN(ENC%(ED%('',OB,'EPUB/a.otf',''))),**FF)
B('b-enc-dup','',files=[('EPUB/a.otf',b'x')]+EN(ENC%((ED%('',OB,'EPUB/a.otf',''))*2)),**FF)
B('b-enc-root','E:RSC-005',files=EN('<foo/>'))
B('b-enc-rootns','E:RSC-005',files=EN('<encryption/>'))
B('b-enc-unknown','U:RSC-004',files=[('EPUB/a.png',PNG)]+EN(ENC%(ED%('','http://www.w3.org/2001/04/xmlenc#aes256-cbc','EPUB/a.png',''))),items=I('i','a.png','image/png'))
B('b-enc-dupid','E:RSC-005',files=[('EPUB/a.otf',b'x')]+EN(ENC%((ED%(' Id="a"',OB,'EPUB/a.otf',''))*2)),**FF)
CP='<enc:EncryptionProperties><enc:EncryptionProperty><c:Compression xmlns:c="http://www.idpf.org/2016/encryption#compression" Method="%s" OriginalLength="%s"/></enc:EncryptionProperty></enc:EncryptionProperties>'
B('b-enc-comp','',files=[('EPUB/a.otf',b'x')]+EN(ENC%(ED%('',OB,'EPUB/a.otf',CP%('8','123')))),**FF)
B('b-enc-compbad','E:RSC-005',files=[('EPUB/a.otf',b'x')]+EN(ENC%(ED%('',OB,'EPUB/a.otf',CP%('5','x')))),**FF)
B('b-enc-notcmt','E:PKG-026',itembase=ITEMS+I('s','s.css','text/css')+I('f','a.foo','application/x-foo'),css='@font-face{font-family:x;src:url(a.foo)}',files=[('EPUB/a.foo',b'x')]+EN(ENC%(ED%('',OB,'EPUB/a.foo',''))))
B('b-enc-notfont','E:PKG-026',files=[('EPUB/a.png',PNG)]+EN(ENC%(ED%('',OB,'EPUB/a.png',''))),items=I('i','a.png','image/png'))
B('b-sig-root','E:RSC-005',files=[('META-INF/signatures.xml','<foo/>')])
B('b-mt-wrong','E:PKG-007',first='application/epub'); B('b-mt-lead','E:PKG-007',first=' application/epub+zip'); B('b-mt-trail','E:PKG-007',first='application/epub+zip '); B('b-mt-nl','E:PKG-007',first='application/epub+zip\n'); B('b-mt-missing','E:PKG-006',first='')
B('b-ext-case','W:PKG-016',ext='ePub')
# package
B('b-ext-any','',items=I('x','x.foo','application/xhtml+xml'),spine='<itemref idref="x"/>',files=[('EPUB/x.foo',page())])
B('b-link-local-nomt','E:OPF-093',meta='<link rel="dcterms:subject" href="r.xml"/>',files=[('EPUB/r.xml',b'<a/>')]); B('b-link-remote-nomt','',meta='<link rel="dcterms:subject" href="https://example.org/r.xml"/>')
O2('o2-lang-empty','W:OPF-055',meta='<dc:language></dc:language>')
X2('x2-scheme','W:HTM-025',body='<p><a href="quay:x">x</a></p>')
B2('b2-oebcss','W:OPF-037',items=I('s','s.css','text/x-oeb1-css'),head='<link rel="stylesheet" type="text/css" href="s.css"/>',files=[('EPUB/s.css','p { margin: 0 }')])
B('b-link-empty','W:RSC-007w',meta='<link rel="record" href="" media-type="application/xml"/>')
B('b-coll-missing','W:RSC-007w',pkg='<collection role="http://example.org/x"><link href="gone.xhtml"/></collection>')
O('o-prefix-blanks','W:OPF-004',attrs='prefix=" x: http://a.example/ "')
B('b-link-missing','W:RSC-007w',meta='<link rel="record" href="r.xml" media-type="application/xml"/>')
B('b-manifest-self','E:OPF-099',items=I('p','package.opf','application/oebps-package+xml'))
B('b-unlisted','U:OPF-003',files=[('EPUB/z.png',PNG)])
B('b-item-dup','E:OPF-074',items=I('c2','c.xhtml','application/xhtml+xml')); B('b-item-missing','E:RSC-001',items=I('x','z.png','image/png'))
B('b-fonts-missing','E:RSC-001',items=I('x','z.otf','font/otf')+I('y','y.otf','font/otf'))
B('b-mathml','',cprops='mathml',body=mp(MATH%'<mi>x</mi>')); B('b-mathml-undecl','E:OPF-014',body=mp(MATH%'<mi>x</mi>')); B('b-mathml-needless','E:OPF-015',cprops='mathml')
B('b-scripted-needless','E:OPF-015',cprops='scripted'); B('b-scripted-undecl','E:OPF-014',head='<script>1</script>'); B('b-scripted-form','E:OPF-014',body='<form><p><input/></p></form>'); B('b-scripted-on','E:OPF-014',body='<p onclick="x()">x</p>')
B('b-svg-needless','E:OPF-015',cprops='svg'); B('b-svg-undecl','E:OPF-014',body=sv('<g/>')); B('b-switch-undecl','E:OPF-014 W:RSC-017',body='<epub:switch><epub:case required-namespace="http://a"><p>x</p></epub:case><epub:default><p>x</p></epub:default></epub:switch>')
B('b-link-notspine','E:RSC-011',body='<p><a href="d.xhtml">x</a></p>',items=I('d','d.xhtml','application/xhtml+xml'),files=[('EPUB/d.xhtml',page())])
B('b-navlink-notspine','E:RSC-011',nav_=nav('<li><a href="c.xhtml">x</a></li><li><a href="d.xhtml">x</a></li>'),items=I('d','d.xhtml','application/xhtml+xml'),files=[('EPUB/d.xhtml',page())])
NL=dict(items=I('d','d.xhtml','application/xhtml+xml'),spine='<itemref idref="d" linear="no"/>',files=[('EPUB/d.xhtml',page())])
B('b-nl-hyper','',body='<p><a href="d.xhtml">x</a></p>',**NL); B('b-nl-unreach','E:OPF-096',**NL); B('b-nl-script','U:OPF-096b',cprops='scripted',head='<script>1</script>',**NL)
# content
B('b-x-rng','E:RSC-005',body='<foo>x</foo>'); B('b-x-link-missid','E:RSC-012',body='<p><a href="#zz">x</a></p>'); B('b-x-link-missid-x','E:RSC-012',body='<p><a href="nav.xhtml#zz">x</a></p>',spine='<itemref idref="nav"/>'); B('b-x-href-empty','',body='<p><a href="">x</a><a href=" ">y</a></p>')
B('b-x-link-svgsym','E:RSC-014',cprops='svg',body=sv('<symbol id="sy"/>')+'<p><a href="#sy">x</a></p>')
B('b-x-css-frag','E:RSC-013',head='<link rel="stylesheet" href="s.css#x"/>',itembase=ITEMS+I('s','s.css','text/css'),files=[('EPUB/s.css','p{margin:0}')])
B('b-x-iframe','',body='<p><iframe src="d.xhtml"></iframe></p>',items=I('d','d.xhtml','application/xhtml+xml'),files=[('EPUB/d.xhtml',page())])
SVGF=svg('<g id="x"/>')
B('b-x-img-svgfrag','',body='<p><img src="a.svg#x" alt=""/></p>',items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',SVGF)])
B('b-x-img-pngfrag','W:RSC-009',body='<p><img src="a.png#x" alt=""/></p>',**IMG('a.png','image/png',PNG))
B('b-x-srcset-undecl','E:RSC-008',body='<p><img src="a.png" srcset="b.png 2x" alt=""/></p>',items=I('i','a.png','image/png'),files=[('EPUB/a.png',PNG),('EPUB/b.png',PNG)])
B('b-x-base','',head='<base href="sub/"/>',body='<p><img src="a.png" alt=""/></p>',items=I('i','sub/a.png','image/png'),files=[('EPUB/sub/a.png',PNG)])
B('b-x-base-remote','E:RSC-006',head='<base href="https://example.org/"/>',body='<p><img src="a.png" alt=""/></p>',**IMG('a.png','image/png',PNG))
B('b-x-xmlbase-remote','E:RSC-006',proot='xml:base="https://example.org/"',body='<p><img src="a.png" alt=""/></p>',**IMG('a.png','image/png',PNG))
B('b-x-obj-pdf','',body='<p><object data="a.pdf#page=3" type="application/pdf">x</object></p>',**F('a.pdf','application/pdf'))
B('b-x-altimg-missing','E:RSC-007',cprops='mathml',body='<p><math xmlns="http://www.w3.org/1998/Math/MathML" altimg="z.png" alttext="x"><mi>x</mi></math></p>')
B('b-x-svgview','',body='<p><img src="a.svg#svgView(viewBox(0,0,1,1))" alt=""/></p>',items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',SVGF)])
B('b-x-viewport-nonfxl','',head='<meta name="viewport" content="foo"/>')
B('b-s-use-nofrag','E:RSC-015',items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',svg('<use xlink:href="a.svg"/>'))])
# css
for nm,c in {'ok':'p{margin:0}','import':'@import "b.css";','sel':'a:hover > b ~ c + d[e="f"]::before, *|x, :not(.a,#b):nth-child(2n+1 of li){color:red}','media':'@media screen and (min-width:100px){p{margin:0}}','cdo':'<!-- p{margin:0} -->','comment':'/* x */ p{margin:0/* */}','font0':'p{font-size:0}','fontbad':'p{font-size:foo bar}','ns':'@namespace h url(http://www.w3.org/1999/xhtml);h|p{margin:0}','nested':'p{color:red;& b{color:blue} > i{margin:0}}','var':'p{--x:{a:b};color:var(--x)}','escape':r'.a\:b{content:"\201C"}','unicode-range':'@font-face{font-family:x;src:local("x");unicode-range:U+26,U+0-7F}','urlfrag':'p{fill:url(#a)}','important':'p{margin:0!important;color:red ! important}','keyframes':'@keyframes x{from{margin:0}50.5%{margin:1px}to{margin:2px}}','supports':'@supports (display:grid) and (not (display:inline-grid)){p{margin:0}}','page':'@page :first{margin:1in;@top-left{content:"x"}}','layer':'@layer a,b;@layer a{p{margin:0}}','emptyrule':'p{}','semicolons':'p{;;margin:0;;}','hack':'p{*zoom:1}','calc':'p{width:calc((100% - 2px)*3)}','progid':'p{filter:alpha(opacity=50)}','grid':'p{grid-template-areas:"a b" "c d";grid-area:1/2/3/4}','at-unknown':'@foo bar {a b c}','emptysheet':'','charset':'@charset "utf-8"; p{margin:0}','noend':'p{margin:0'}.items():
    if nm in('import','hack','noend'): continue
    B('b-css-ok-'+nm,'',css=c)
for nm,c in {'nocolon':'p{margin 0}','brace':'p{margin:0}}','noval':'p{margin:}','openstr':'p{content:"x\n}','sel':'p..a{margin:0}','sel2':'p,{margin:0}','sel3':'>>{margin:0}','noblock':'p','noblock2':'p margin:0;','attr':'a[b=]{margin:0}','paren':'p{width:calc(1px}','import':'@import;','badurl':'p{background:url(a b)}','hash':'#{margin:0}','dotnum':'.1a{margin:0}','comment':'p{margin:0} /* x','num':'1p{margin:0}'}.items():
    B('b-css-bad-'+nm,'E:CSS-008',css=c)
for nm,c in {'colon':':{margin:0}','mediaempty':'@media screen;','paren':'p{color:red)}','square':'p{color:red]}','bang':'p{color:red !}','bangnumber':'p{color:red !1}','charset':'@charset;p{margin:0}','import':'@import foo;','namespace':'@namespace;'}.items():
    B('b-css-doubt-'+nm,'W:RSC-017',css=c)
B('b-css-direction','E:CSS-001',css='p{direction:rtl}'); B('b-css-bidi','E:CSS-001',css='p{unicode-bidi:embed}')
B('b-css-utf16','W:CSS-003',css='@charset "utf-16";p{margin:0}'.encode('utf-16')); B('b-css-utf16n','W:CSS-003',css='p{margin:0}'.encode('utf-16')); B('b-css-latin1','E:CSS-004',css='@charset "iso-8859-1";p{margin:0}')
B('b-css-import-missing','E:RSC-001',css='@import "b.css";',itembase=ITEMS+I('s','s.css','text/css')+I('t','b.css','text/css')); B('b-css-import-undecl','E:RSC-008 U:OPF-003',css='@import "b.css";',files=[('EPUB/b.css','p{margin:0}')]); B('b-css-url-missing','E:RSC-007',css='p{background:url(z.png)}')
B('b-css-url-after-err','E:CSS-008 E:RSC-007',css='p{margin 0}\nq{background:url(z.png)}')
B('b-css-two-err','E:CSS-008',css='p{margin 0}\nq{x y}')
B('b-css-ff-empty','W:CSS-019',css='@font-face{}'); B('b-css-ff-urlempty','E:CSS-002',css='@font-face{font-family:x;src:url()}'); B('b-css-ff-urlempty2','E:CSS-002',css='@font-face{font-family:x;src:url("")}')
B('b-css-position','U:CSS-006',css='p{position:fixed}')
for nm,c in {'at-prelude':'@media screen @and (x){p{margin:0}}','at-value':'p{margin:calc(1px @x)}','at-decl':'p{@color:red}','at-face':'@font-face{@src:url(x)}','semicolon':'p{color:rgb(1;2,3)}','semicolon-prelude':'@media (min-width;1em){p{margin:0}}','url-rest':'p{background:url("a.png"<)}','url-two':'p{background:url("a.png" "b.png")}'}.items():
    B('b-css-bad-'+nm,'E:CSS-008',css=c,**IMG('a.png','image/png',PNG))
for nm,c in {'at-free':'@x-rule a @b {c;@d}','custom':'p{--x:{a:b;c};--y:@z}','if':'p{color:if(style(--a: b): red; else: blue)}','nested-at':'p{@media print{margin:0}}','unknown-block':'@tool{a;b;@c:d}','page':'@page :first{margin:0;@top-left{content:"x"}}'}.items():
    B('b-css-fine-'+nm,'',css=c)
for nm,c in {'import':'@import url();','import2':'@import "";','background':'p{background:url( )}','background2':'p{background:url("")}'}.items():
    B('b-css-void-'+nm,'E:CSS-002',css=c)
# encryption
ENC='<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#" xmlns:d="http://www.w3.org/2000/09/xmldsig#" xmlns:c="http://www.idpf.org/2016/encryption#compression">%s</encryption>'
ED='<e:EncryptedData Id="d1"><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><d:KeyInfo><d:RetrievalMethod URI="#k" Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey"/></d:KeyInfo><e:CipherData><e:CipherReference URI="EPUB/a.png"/></e:CipherData><e:EncryptionProperties><e:EncryptionProperty><c:Compression Method="8" OriginalLength="9"/></e:EncryptionProperty></e:EncryptionProperties></e:EncryptedData>'
EK='<e:EncryptedKey Id="k"><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-1_5"/><d:KeyInfo><d:KeyName>x</d:KeyName></d:KeyInfo><e:CipherData><e:CipherValue>eHl6</e:CipherValue></e:CipherData></e:EncryptedKey>'
BE=lambda nm,want,x: B('b-protected-'+nm,want,items=I('i','a.png','image/png'),files=[('EPUB/a.png',PNG),('META-INF/encryption.xml',ENC%x)])
BE('ok','',EK+ED)
for nm,x in {'void':'','other':'<x/>','text':'x'+ED,'no-cipher':'<e:EncryptedData/>','no-uri':ED.replace(' URI="EPUB/a.png"',''),'attr':ED.replace(' Id="d1"',' Idx="d1"'),'two':ED.replace('<c:Compression Method="8" OriginalLength="9"/>','<c:Compression Method="8" OriginalLength="9"/>'*2),'text-in':ED.replace('OriginalLength="9"/>','OriginalLength="9">x</c:Compression>'),'no-algorithm':ED.replace(' Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"',''),'order':ED.replace('<e:CipherData><e:CipherReference URI="EPUB/a.png"/></e:CipherData>','').replace('<e:EncryptionMethod','<e:CipherData><e:CipherReference URI="EPUB/a.png"/></e:CipherData><e:EncryptionMethod')}.items():
    BE(nm,'E:RSC-005',x)
B('b-source-missing','E:RSC-007',body='<p id="a"><picture><source srcset="z.png" type="image/png"/><img src="a.png" alt="x"/></picture></p>',**IMG('a.png','image/png',PNG))
B('b-source-remote','E:RSC-006',body='<p id="a"><picture><source srcset="https://example.org/z.png" type="image/png"/><img src="a.png" alt="x"/></picture></p>',**IMG('a.png','image/png',PNG))
B('b-source-typed','',body='<p id="a"><picture><source srcset="z.avif" type="image/avif"/><img src="a.png" alt="x"/></picture></p>',items=I('i','a.png','image/png')+I('z','z.avif','image/avif'),files=[('EPUB/a.png',PNG),('EPUB/z.avif',b'x')])
PAINT='<defs><linearGradient id="lg"/><clipPath id="cp"/></defs>'
BP=lambda nm,want,b: B('b-paint-'+nm,want,items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',svg(PAINT+b))])
BP('ok','','<path d="M0 0" fill="url(#lg)" stroke="url(\'#lg\')" clip-path="url(#cp)"/><path fill="url(#zz) red" d="M0 0"/><path fill="none" stroke="red" d="M0 0"/>')
for a,to in [('fill','cp'),('stroke','cp'),('clip-path','lg')]:
    BP('none-'+a,'E:RSC-012',f'<path d="M0 0" {a}="url(#zz)"/>')
    BP('other-'+a,'E:RSC-014',f'<path d="M0 0" {a}="url(#{to})"/>')
# nav book
B('b-n-remote','E:NAV-010',nav_=nav('<li><a href="c.xhtml">x</a></li><li><a href="https://example.org">y</a></li>','<nav epub:type="page-list"><ol><li><a href="https://example.org">1</a></li></ol></nav><nav epub:type="landmarks"><ol><li><a epub:type="toc" href="https://example.org">1</a></li></ol></nav>'))
B('b-n-noncontent','E:RSC-010',nav_=nav('<li><a href="c.xhtml">x</a></li><li><a href="a.png">y</a></li>'),**IMG('a.png','image/png',PNG))
TWO=dict(items=I('d','d.xhtml','application/xhtml+xml'),spine='<itemref idref="d"/>',files=[('EPUB/d.xhtml',page('<p id="a">x</p><p id="b">y</p>'))])
B('b-n-order','W:NAV-011',nav_=nav('<li><a href="d.xhtml">x</a></li><li><a href="c.xhtml">y</a></li>'),**TWO); B('b-n-frag-order','W:NAV-011',nav_=nav('<li><a href="c.xhtml">x</a></li><li><a href="d.xhtml#b">x</a></li><li><a href="d.xhtml#a">y</a></li>'),**TWO)
B('b-n-order-ok','',nav_=nav('<li><a href="c.xhtml">x</a></li><li><a href="d.xhtml">x</a><ol><li><a href="d.xhtml#a">y</a></li></ol></li>'),**TWO)
B('b-n-order-pl','',nav_=nav(more='<nav epub:type="page-list"><ol><li><a href="d.xhtml">2</a></li><li><a href="c.xhtml">1</a></li></ol></nav>'),**TWO)
# layout
FX='<meta property="rendition:layout">pre-paginated</meta>'
VP=lambda c:f'<meta name="viewport" content="{c}"/>'
NF=lambda t:t.replace('</title>','</title><meta name="viewport" content="width=1,height=1"/>')
for i,(w,c) in enumerate([('','width=600, height=800'),('',' width = 600 , height = 800 '),('','width=device-width,height=device-height'),('','width=600;height=800'),('','width=600,height=800,initial-scale=1'),('','width=600.5,height=800'),('E:HTM-047','width'),('E:HTM-047','width=,height=1'),('E:HTM-047','width=1,height='),('E:HTM-047',''),('E:HTM-047','width==1,height=2'),('E:HTM-047',',width=1,height=2'),('E:HTM-047','width=1,height=2,'),('E:HTM-047','width=1 height=2 foo'),('E:HTM-047','=1,height=2'),('E:HTM-057','width=600px,height=800px'),('E:HTM-056','width=600'),('E:HTM-056','height=600'),('E:HTM-057','width=foo,height=1'),('E:HTM-059','width=1,width=2,height=3'),('','width=600   height=800'),('','width=600,,,height=800')]): B('b-fx-%02d %s'%(i,c),w,meta=FX,head=VP(c))
B('b-fx-none','E:HTM-046',meta=FX); B('b-fx-multi','U:HTM-060a',meta=FX,head=VP('width=1,height=2')+VP('foo')); B('b-fx-item','E:HTM-047',spinebase='<itemref idref="c" properties="rendition:layout-pre-paginated"/>',head=VP('foo'))
FS=dict(meta=FX,items=I('v','a.svg','image/svg+xml'),spinebase='<itemref idref="v"/>')
ST=[('EPUB/c.xhtml',page())]
nv=lambda a:[('EPUB/a.svg','<svg xmlns="http://www.w3.org/2000/svg" %s><title>x</title></svg>'%a)]
NVV=nav('<li><a href="a.svg">x</a></li>')
B('b-fx-svg','',nav_=NVV,files=nv('viewBox="0 0 1 1"'),**FS); B('b-fx-svg-novb','E:HTM-048',nav_=NVV,files=nv(''),**FS); B('b-fx-svg-wh','E:HTM-048',nav_=NVV,files=nv('width="10px" height="10px"'),**FS); B('b-fx-svg-pc','E:HTM-048',nav_=NVV,files=nv('width="10%" height="10%"'),**FS); B('b-fx-svg-wh0','E:HTM-048',nav_=NVV,files=nv('width="10" height="10"'),**FS)
B('b-fx-svg-inner','',meta=FX,head=VP('width=1,height=2'),cprops='svg',body='<div><svg xmlns="http://www.w3.org/2000/svg"><g/></svg></div>')
# overlays
MOB=dict(meta='<meta property="media:duration">2s</meta><meta property="media:duration" refines="#x">2s</meta>',itembase='<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml" media-overlay="x"/><item id="x" href="x.smil" media-type="application/smil+xml"/><item id="au" href="a.mp3" media-type="audio/mpeg"/>')
def BM(name,want,body=PAR,page_='<p id="a">x</p><p id="b">y</p>',mod=None,files=(),**k):
    d=dict(MOB); 
    for a,b in (mod or {}).items(): d[a]=b(d[a])
    d.update(k); B(name,want,body=page_,files=[('EPUB/x.smil',smil(body)),('EPUB/a.mp3',b'x')]+list(files),**d)
BM('b-m-min',''); BM('b-m-nocmt','E:MED-005',mod=dict(itembase=lambda s:s.replace('audio/mpeg','audio/x-foo')))
BM('b-m-order','U:MED-015',body='<par><text src="c.xhtml#b"/></par><par><text src="c.xhtml#a"/></par>',mod=dict(itembase=lambda s:s))
BM('b-m-nofrag','',body='<par><text src="c.xhtml"/></par><seq epub:textref="c.xhtml"><par><text src="c.xhtml#a"/></par></seq>')
BM('b-m-fragmiss','E:RSC-012',body='<par><text src="c.xhtml#z"/></par>'); BM('b-m-scheme','W:MED-017',body='<par><text src="c.xhtml#xpointer(id(\'a\'))"/></par>'); BM('b-m-textfrag','W:MED-017',body='<par><text src="c.xhtml#:~:text=x"/></par>')
BM('b-m-2overlays','E:MED-011',mod=dict(itembase=lambda s:s+'<item id="x2" href="x2.smil" media-type="application/smil+xml"/>'),files=[('EPUB/x2.smil',smil(PAR))])
BM('b-m-noattr','E:MED-010',mod=dict(itembase=lambda s:s.replace(' media-overlay="x"','')))
BM('b-m-noref','E:MED-013',mod=dict(itembase=lambda s:s+'<item id="d" href="d.xhtml" media-type="application/xhtml+xml" media-overlay="x"/>'),spine='<itemref idref="d"/>',files=[('EPUB/d.xhtml',page())])
BM('b-m-class-nostyle','E:CSS-030',mod=dict(meta=lambda s:s+AC('active-class')))
BM('b-m-pclass-nostyle','E:CSS-030',mod=dict(meta=lambda s:s+AC('playback-active-class')))
BM('b-m-class-undecl','U:CSS-029',head='<style>.-epub-media-overlay-active{color:red}.-epub-media-overlay-playing{color:red}</style>')
BM('b-m-class','',head='<style>.my{color:red}</style>',mod=dict(meta=lambda s:s+AC('active-class')))
BM('b-m-remote-noprop','E:OPF-014',body=PAR.replace('a.mp3','https://example.org/b.mp3'),mod=dict(itembase=lambda s:s+I('rb','https://example.org/b.mp3','audio/mpeg')))
BM('b-m-remote','',body=PAR.replace('a.mp3','https://example.org/b.mp3'),mod=dict(itembase=lambda s:s.replace('href="x.smil"','properties="remote-resources" href="x.smil"')+I('rb','https://example.org/b.mp3','audio/mpeg')))
BM('b-m-ext','',mod=dict(itembase=lambda s:s.replace('x.smil','x.foo')),files=[('EPUB/x.foo',smil(PAR)),('EPUB/x.smil',None)])
SVM=dict(itembase=MOB['itembase'].replace('href="c.xhtml" media-type="application/xhtml+xml" media-overlay="x"','href="c.xhtml" media-type="application/xhtml+xml"')+'<item id="v" href="a.svg" media-type="image/svg+xml" media-overlay="x"/>',spine='<itemref idref="v"/>')
BM('b-m-svg','',body='<par><text src="a.svg#x"/></par>',files=[('EPUB/a.svg',SVGF)],**SVM); BM('b-m-svg-bad','W:MED-018',body='<par><text src="a.svg#foo(x)"/></par>',files=[('EPUB/a.svg',SVGF)],**SVM); BM('b-m-svg-view','',body='<par><text src="a.svg#svgView(viewBox(0,0,1,1))"/></par>',files=[('EPUB/a.svg',SVGF)],**SVM)
# external ids
DT=lambda d,t:t.replace('<!DOCTYPE html>',d).replace('\n<svg','\n'+d+'\n<svg')
B('b-dt-svg','',items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',DT('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',svg()))])
B('b-dt-svg-wrong','E:OPF-073',items=I('v','a.svg','image/svg+xml'),files=[('EPUB/a.svg',DT('<!DOCTYPE svg PUBLIC "-//X//DTD" "http://example.org/x.dtd">',svg()))])
B('b-dt-ncx','',items=NX,spattr='toc="ncx"',files=[('EPUB/toc.ncx',(NCX%'').replace('?><ncx','?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx'))])
B('b-dt-mathml','',items=I('mm','m.mml','application/mathml+xml'),files=[('EPUB/m.mml','<!DOCTYPE math PUBLIC "-//W3C//DTD MathML 3.0//EN" "http://www.w3.org/Math/DTD/mathml3/mathml3.dtd"><math xmlns="http://www.w3.org/1998/Math/MathML"/>')])
B('b-dt-xhtml-obs','E:HTM-004',files=[('EPUB/c.xhtml',page().replace('<!DOCTYPE html>','<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'))])
# ncx in 3
B('b-ncx','',items=NX,spattr='toc="ncx"',files=[('EPUB/toc.ncx',NCX%'')]); B('b-ncx-badfrag','E:RSC-012',items=NX,spattr='toc="ncx"',files=[('EPUB/toc.ncx',(NCX%'').replace('c.xhtml','c.xhtml#zz'))]); B('b-ncx-uid','E:NCX-001',items=NX,spattr='toc="ncx"',files=[('EPUB/toc.ncx',(NCX%'').replace('2b1c','3b1c'))])
# dict idx preview
DIC='<section epub:type="dictionary"><article><p><dfn>x</dfn></p></article></section>'
SKM='<search-key-map xmlns="http://www.idpf.org/2007/ops" xml:lang="en">%s</search-key-map>'
SKG='<search-key-group href="c.xhtml#a"><match value="x"/></search-key-group>'
SK=I('k','k.xml','application/vnd.epub.search-key-map+xml','search-key-map dictionary')
DM='<dc:language>fr</dc:language><dc:type>dictionary</dc:type><meta property="source-language">en</meta><meta property="target-language">fr</meta>'
B('b-dict','',meta=DM,items=SK,body=f'<div id="a">{DIC}</div>',files=[('EPUB/k.xml',SKM%SKG)])
B('b-dict-notype','W:OPF-079',body=DIC)
B('b-dict-nocontent','E:OPF-078',meta=DM,items=SK,files=[('EPUB/k.xml',SKM%SKG)])
B('b-dict-skm-empty','E:RSC-005',meta=DM,items=SK,body=f'<div id="a">{DIC}</div>',files=[('EPUB/k.xml',SKM%'')])
B('b-dict-skm-missing','E:RSC-007',meta=DM,items=SK,body=f'<div id="a">{DIC}</div>',files=[('EPUB/k.xml',SKM%SKG.replace('c.xhtml','z.xhtml'))])
B('b-dict-skm-ext','W:OPF-080',meta=DM,items=SK.replace('k.xml','k.foo'),body=f'<div id="a">{DIC}</div>',files=[('EPUB/k.foo',SKM%SKG)])
B('b-dict-model','E:RSC-005',meta=DM,items=SK,body='<div id="a"><section epub:type="dictionary"><p>x</p></section></div>',files=[('EPUB/k.xml',SKM%SKG)])
IX='<p>x</p><section epub:type="index"><ul epub:type="index-entry-list"><li epub:type="index-entry"><span epub:type="index-term">x</span> <a epub:type="index-locator" href="#a">1</a></li></ul></section><p id="a">y</p>'
B('b-idx-file','',cprops='index',body=IX); B('b-idx-all','E:RSC-005',cprops='index',body=IX[8:-15]); B('b-idx-nowhere','E:RSC-005',cprops='index',body=re.sub('<a .*?</a>','',IX)); B('b-idx-file-none','E:OPF-015 E:RSC-005',cprops='index'); B('b-idx-model','E:RSC-005',cprops='index',body='<section epub:type="index"><p>x</p></section>')
IC='<collection role="index"><link href="c.xhtml"/></collection>'
B('b-idx-coll','',pkg=IC,body=IX); B('b-idx-coll-none','E:RSC-005',pkg=IC); B('b-idx-coll-model','E:RSC-005',pkg=IC,body='<section epub:type="index"><p>x</p></section>')
PV='<collection role="preview">%s<link href="%s"/></collection>'; PM='<collection role="manifest"><link href="c.xhtml"/></collection>'
B('b-pv','',pkg=PV%(PM,'c.xhtml')); B('b-pv-noman','E:RSC-005',pkg=PV%('','c.xhtml')); B('b-pv-nolink','E:RSC-005',pkg='<collection role="preview">'+PM+'</collection>'); B('b-pv-cfi','E:OPF-076',pkg=PV%(PM,'c.xhtml#epubcfi(/4)')); B('b-pv-nocontent','E:OPF-075',pkg=PV%(PM,'a.png'),**IMG('a.png','image/png',PNG))
# region nav
DN=lambda b:dict(items=I('dn','dn.xhtml','application/xhtml+xml','data-nav'),files=[('EPUB/dn.xhtml',page(b))])
RB='<nav epub:type="region-based"><ol><li><a href="c.xhtml#xywh=percent:5,5,15,15"></a></li></ol></nav>'
FXP=dict(meta=FX,head=VP('width=1,height=1'))
B('b-rn','',**DN(RB),**FXP); B('b-rn-notfxl','E:NAV-009',**DN(RB)); B('b-rn-wrongel','E:HTM-052',**DN('<section epub:type="region-based"><p>x</p></section>'),**FXP); B('b-rn-label','W:RSC-017',**DN(RB.replace('></a>','>x</a>')),**FXP)
B('b-rn-model','E:RSC-005',**DN('<nav epub:type="region-based"><p>x</p></nav>'),**FXP); B('b-rn-model2','E:RSC-005',**DN(RB.replace('<a href="c.xhtml#xywh=percent:5,5,15,15"></a>','<span><a href="c.xhtml#xywh=percent:5,5,15,15"></a></span>')),**FXP); B('b-rn-comics','',**DN(RB.replace('<li>','<li epub:type="panel">').replace('</li>','<ol><li epub:type="balloon"><a href="c.xhtml#xywh=percent:5,5,15,15"></a></li></ol></li>')),**FXP)
B('b-rn-spine','W:OPF-077',spine='<itemref idref="dn"/>',**DN('<nav epub:type="x-y"><ol><li><a href="c.xhtml">x</a></li></ol></nav>')); B('b-rn-notype','E:RSC-005',**DN('<nav><ol><li><a href="c.xhtml">x</a></li></ol></nav>')); B('b-rn-2','E:RSC-005',items=I('dn','dn.xhtml','application/xhtml+xml','data-nav')+I('dn2','dn2.xhtml','application/xhtml+xml','data-nav'),files=[('EPUB/dn.xhtml',page(RB)),('EPUB/dn2.xhtml',page(RB))],**FXP); B('b-rn-type','E:OPF-012',items=I('dn','dn.xml','application/xml','data-nav'),files=[('EPUB/dn.xml','<a/>')])
# renditions
R2='<rootfile full-path="E2/package.opf" media-type="application/oebps-package+xml" %s/>'
MD='<metadata xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" unique-identifier="b"><dc:identifier id="b">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20</dc:identifier><meta property="dcterms:modified">2021-03-04T05:06:07Z</meta></metadata>'
RS='xmlns:rendition="http://www.idpf.org/2013/rendition"'
CR=lambda r,l='':(CONT%(r,l)).replace('<container ','<container '+RS+' ')
F2=[('E2/package.opf',opf()),('E2/nav.xhtml',nav()),('E2/c.xhtml',page())]
MDF=[('META-INF/metadata.xml',MD)]
B('b-mr','',cont=CR(R2%'rendition:media="(orientation:landscape)"'),files=F2+MDF); B('b-mr-nosel','W:RSC-017',cont=CR(R2%''),files=F2+MDF); B('b-mr-nomd','W:RSC-019',cont=CR(R2%'rendition:layout="pre-paginated"'),files=F2)
MAP=page('<nav epub:type="resource-map"><ul><li><a href="EPUB/package.opf#epubcfi(/6/4)">x</a></li></ul></nav>',head='<meta name="epub.multiple.renditions.version" content="1.0"/>')
LK='<links><link rel="mapping" href="map.xhtml" media-type="application/xhtml+xml"/></links>'
B('b-mr-map','',cont=CR(R2%'rendition:layout="pre-paginated"',LK),files=F2+MDF+[('map.xhtml',MAP)]); B('b-mr-map-nover','E:RSC-005',cont=CR(R2%'rendition:layout="pre-paginated"',LK),files=F2+MDF+[('map.xhtml',MAP.replace('1.0"/>','9"/>'))]); B('b-mr-map-nores','E:RSC-005',cont=CR(R2%'rendition:layout="pre-paginated"',LK),files=F2+MDF+[('map.xhtml',MAP.replace('resource-map','foo'))]); B('b-mr-map-untyped','E:RSC-005',cont=CR(R2%'rendition:layout="pre-paginated"',LK),files=F2+MDF+[('map.xhtml',MAP.replace('</nav>','</nav><nav><ul><li><a href="EPUB/c.xhtml">x</a></li></ul></nav>'))])
B('b-mr-map-type','E:RSC-005',cont=CR(R2%'rendition:layout="pre-paginated"',LK.replace('application/xhtml+xml','text/html')),files=F2+MDF+[('map.xhtml',MAP)])
# EPUB 2
B2('b2-min',''); B2('b2-uidnotfound','E:OPF-030',uid=' unique-identifier="zz"'); B2('b2-idspaces','',base=META2.replace('id="b"','id=" b "')); B2('b2-missing','E:RSC-007',body='<p><img src="z.png" alt=""/></p>'); B2('b2-resmissing','E:RSC-001',items=I('x','z.png','image/png')); B2('b2-undecl','W:OPF-003',files=[('EPUB/z.png',PNG)]); B2('b2-os','',files=[('.DS_Store',b'x'),('EPUB/Thumbs.db',b'x'),('__MACOSX/x',b'x'),('EPUB/.DS_STORE',b'x')])
B2('b2-r-object','E:RSC-006',body='<div><object data="http://example.org/x" type="image/png">x</object></div>'); B2('b2-fb','E:OPF-040 E:MED-003',body='<p><img src="a.foo" alt=""/></p>',items=I('x','a.foo','image/x-foo',more='fallback="zz"'),files=[('EPUB/a.foo',b'x')])
B2('b2-toc-notncx','E:OPF-050 E:CHK-008',spattr='toc="c"'); B2('b2-itemref2','E:OPF-034',spine='<itemref idref="c"/>'); B2('b2-pagemap','E:RSC-005',spattr='toc="ncx" page-map="x"'); B2('b2-guide-undecl','E:OPF-031 E:RSC-007',pkg='<guide><reference type="toc" title="x" href="z.xhtml"/></guide>'); B2('b2-guide-img','E:OPF-032',pkg='<guide><reference type="toc" title="x" href="a.png"/></guide>',**IMG('a.png','image/png',PNG))
B2('b2-ext','W:HTM-014',pagename='c.foo',itembase=ITEMS2.replace('c.xhtml','c.foo'),ncxall=(NCX%'').replace('c.xhtml','c.foo'))
B2('b2-dir','W:PKG-014',files=[('EPUB/empty/','')]); B2('b2-metainf','',files=[('META-INF/foo.xml','<a/>')]); B2('b2-altroot','',cont=CONT%('<rootfile full-path="a.pdf" media-type="application/pdf"/>',''),files=[('a.pdf',b'x')])
B2('b2-ncx-missing','E:RSC-007',ncxall=(NCX%'').replace('c.xhtml','z.xhtml')); PT=lambda t:f'<pageList><pageTarget id="p1" type="{t}" value="1" playOrder="2"><navLabel><text>1</text></navLabel><content src="c.xhtml#a"/></pageTarget></pageList>'
B2('b2-ncx-pt','',ncx=PT('normal')); B2('b2-ncx-ptbad','E:RSC-005',ncx=PT('foo')); B2('b2-ncx-uidspace','',ncxall=(NCX%'').replace('content="urn','content=" urn').replace('1c20"','1c20 "')); B2('b2-ncx-uid','E:NCX-001',ncxall=(NCX%'').replace('2b1c','3b1c'))
B2('b2-name-pipe','',files=[('EPUB/a|b.png',PNG)],items=I('x','a%7Cb.png','image/png'))
B2('b2-role','E:OPF-052',meta='<dc:creator opf:role="zzz">x</dc:creator>'); B2('b2-linkmissid','E:RSC-012',body='<p><a href="#zz">x</a></p>'); B2('b2-notspine','W:OPF-003',files=[('EPUB/z.txt','x')]); B2('b2-svgspine','E:OPF-042',items=I('v','a.svg','image/svg+xml'),spine='<itemref idref="v"/>',files=[('EPUB/a.svg','<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="9" height="9"><title>x</title></svg>')])
B2('b2-dtb','',items=I('db','d.xml','application/x-dtbook+xml'),spine='<itemref idref="db"/>',files=[('EPUB/d.xml','<dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/" version="2005-2" xml:lang="en"><head><meta name="dtb:uid" content="x"/><meta name="dc:Title" content="x"/></head><book><bodymatter><level><p>x</p></level></bodymatter></book></dtbook>')]); B2('b2-fallbackspine','E:OPF-043',items=I('x','a.foo','application/x-foo'),spine='<itemref idref="x"/>',files=[('EPUB/a.foo',b'x')]); B2('b2-imgspine','E:OPF-042',items=I('x','a.png','image/png'),spine='<itemref idref="x"/>',files=[('EPUB/a.png',PNG)])
B2('b2-ncx-notoc','E:RSC-005',spattr=''); B2('b2-css-fixed','',head='<style type="text/css">p{position:fixed}</style>')


def build(kind, data):
    if kind not in ('epub', 'ePub'):
        return data if isinstance(data, bytes) else data.encode()
    files, first = data
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        if first is None:
            first = 'application/epub+zip'
        if first:
            z.writestr(zipfile.ZipInfo('mimetype'), first)
        for name, text in files.items():
            z.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


LEVELS = {'error': 'E', 'loss': 'E', 'warning': 'W', 'note': 'U'}


def judge(i):
    name, want, kind, data = C[i]
    folder = os.path.join(T, '%04d' % i)
    os.makedirs(folder)
    path = os.path.join(folder, 'case.' + {'nav': 'xhtml'}.get(kind, kind))
    with open(path, 'wb') as f:
        f.write(build(kind, data))
    r = subprocess.run([V, 'validate', '--no-config', '--format', 'json', path], capture_output=True)
    try:
        found = json.loads(r.stdout.decode('utf-8', 'replace'))['findings']
    except ValueError:
        return {'E:crash %d' % r.returncode}
    return {LEVELS[f['level']] + ':' + (f.get('epubcheck') or f['id']) for f in found}


def is_error(messages):
    return any(m.startswith('E') for m in messages)


def main():
    bad = 0
    part = sys.argv[2] if len(sys.argv) > 2 else ''
    rows = [i for i in range(len(C)) if part in C[i][0]]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for i, got in zip(rows, pool.map(judge, rows)):
            name, want = C[i][0], set(C[i][1].split())
            lacks = want - got
            if is_error(want) != is_error(got) or (lacks and name not in OTHERWISE):
                bad += 1
                print('%s: wanted %s, got %s' % (name, sorted(want), sorted(got)))
    print('%d documents, %d judged otherwise' % (len(rows), bad))
    return bad != 0


with tempfile.TemporaryDirectory() as T:
    sys.exit(main())
