/** The names of NewsML-G2 2.35 (IPTC, CC BY 4.0) in its own namespace: elements that hold only elements, only text, or both; and attributes. */
const words = (text: string) => new Set(text.split(' '))

export const holdElements = words(
  'POIDetails accessStatus accountable action address affiliation area assert assignedTo audience bag bit br broader catalog catalogContainer catalogItem ' +
    'catalogRef circle concept conceptExtProperty conceptId conceptItem conceptRef conceptSet confirmation contactInfo contentMeta contentMetaExtProperty ' +
    'contentSet contributor copyrightHolder country creator dataMining dates deliverableOf deliveredItemRef delivery derivedFrom digitalSourceType event ' +
    'eventDetails eventStatus events exRule exclAudience facet facetConcept genre geoAreaDetails group groupExtProperty groupRef groupSet hasInstrument ' +
    'header headerExtProperty hop hopHistory icon incomingFeedId infoSource inlineRef inlineXML instanceOf itemClass itemCount itemMeta itemMetaExtProperty ' +
    'itemRef itemSet knowledgeItem language link locality located location mainConcept memberOf metadataCreator narrower newsContentCharacteristics ' +
    'newsCoverage newsCoverageExtProperty newsCoverageSet newsCoverageStatus newsItem newsMessage objectDetails occurStatus organisationDetails organiser ' +
    'packageItem partMeta partMetaExtProperty participant participationRequirement party personDetails planning planningExtProperty planningItem polygon ' +
    'position provider pubHistory pubStatus published publishedExtProperty rRule rating regionDelim related remoteContent remoteContentExtProperty ' +
    'remoteInfo rightsExpressionXML rightsInfo rightsInfoExtProperty role ruby scheme schemeMeta schemeMetaExtProperty service signal subject timeDelim ' +
    'type userInteraction worldRegion',
)
export const holdText = words(
  'altId altLoc altRep born ceasedToExist contentCreated contentModified created creditline derivedFromValue destination died dissolved duration email ' +
    'embargoed end exDate expires fax fileName firstCreated founded g2contentType generator hash hierarchyInfo im inlineData keyword name origRep origin ' +
    'phone postalCode priority profile rDate rb rightsExpressionData rp rt sameAsScheme scheduled sender sent slugline start timestamp transmitId urgency ' +
    'versionCreated web',
)
export const holdBoth = words(
  'a access by capacity channel copyrightNotice dateline definition description details edNote headline inline line note openHours registration sameAs ' +
    'span title usageTerms',
)
export const attributeNames = words(
  'accesstype accesstypeuri additionalInfo alias altitude approxend approxstart aspect aspecturi audiobitrate audiochannels audiochannelsuri audiocodec ' +
    'audiocodecuri audiosamplerate audiosamplesize audiovbr authority authoritystatus authoritystatusuri byday byhour byminute bymonth bymonthday bysecond ' +
    'bysetpos byweekno byyearday charcount chnlid class colourdepth colourindicator colourindicatoruri colourspace colourspaceuri concepttype confidence ' +
    'confirmationstatus confirmationstatusuri conformance contentrefs contenttype contenttypestandardversion contenttypevariant ' +
    'contenttypevariantstandardversion count coversfrom coversto created creator creatoruri custom derivedfrom dir duration durationunit durationunituri ' +
    'encoding encodinguri enctype end environment environmenturi format formatstandardversion formaturi freq g2flag generated generator gpsdatum guid ' +
    'guidref hascontent hashtype hashtypeuri height heightunit heightunituri how howuri href hreflang hreftype id idformat idformaturi idref idrefs ' +
    'interactions interactiontype interactiontypeuri interval jobtitle jobtitleuri langid language latitude layoutorientation layoutorientationuri ' +
    'linecount literal longitude market marketlabel marketlabelsrc marketlabelsrcuri marketuri media mode modeuri modified orientation original pagecount ' +
    'part partid parturi persistidref preferredalias pubconstraint pubconstrainturi qcode radius radunit radunituri rangefrom rangeto rank raters ratertype ' +
    'ratertypeuri ratingtype ratingtypeuri rel relevance reluri rendition renditionref renditionrefuri renditionuri reposrole reposroleuri representation ' +
    'representationuri residref residrefformat residrefformaturi resolution retired rev role roleruri roleuri root scalemax scalemin scaleunit scaleunituri ' +
    'schemecreated schememodified schemeretired scope scopeuri separator seq severity severityuri significance size sourceidref standard standardversion ' +
    'start symbol symbolsrc symbolsrcuri tag target targeturi tech techuri timestamp timeunit timeunituri title type typeuri until uri url valcalctype ' +
    'valcalctypeuri validfrom validto value valuedatatype valueunit valueunituri version versioninfo videoaspectratio videoavgbitrate videocodec ' +
    'videocodecuri videodefinition videodefinitionuri videoframerate videosampling videoscaling videoscalinguri videoscan videovbr why whyuri width ' +
    'widthunit widthunituri wkst wordcount x y',
)
