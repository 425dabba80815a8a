import { foldName } from './fold-name.ts'

const set = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(foldName),
  )

/** What stands before a person's name and says what he is. */
const roles = set(`
President-elect Vice-president Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Sen Sens Senator Senators Rep Reps Representative Congressman Congresswoman Gov Governor Mayor President Vice-President VP Premier Minister Secretary Chancellor Chairman Chairwoman Chair Chief CEO Director Judge Justice King Queen Prince Princess Pope Cardinal Bishop Archbishop Rabbi Imam Sheikh Sheriff Sgt Lt Capt Captain Col Colonel Gen General Maj Major Admiral Commander Officer Detective Ambassador Speaker Spokesman Spokeswoman Spokesperson Attorney Coach Manager Striker Midfielder Goalkeeper Defender Actor Actress Singer Author Cllr Councillor MP MEP Deputy Commissioner Rev Reverend Sister Brother Saint Founder Co-founder Editor Engineer Skipper Inspector Constable Superintendent Lawyer Candidate Nominee Leader Boss Envoy Dictator Emperor Sultan Ayatollah Emir Crown Taoiseach Majority Minority Whip
Herr Frau Präsident Präsidentin Bundespräsident Bundeskanzler Bundeskanzlerin Kanzler Kanzlerin Altkanzler Minister Ministerin Außenminister Außenministerin Innenminister Innenministerin Finanzminister Finanzministerin Verteidigungsminister Verteidigungsministerin Wirtschaftsminister Wirtschaftsministerin Gesundheitsminister Gesundheitsministerin Verkehrsminister Verkehrsministerin Umweltminister Umweltministerin Justizminister Ministerpräsident Ministerpräsidentin Regierungschef Regierungschefin Staatschef Premierminister Premierministerin Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Vorsitzender Vorsitzende Parteichef Parteichefin Fraktionschef Chef Chefin Sprecher Sprecherin Trainer Trainerin Torwart Stürmer Richter Richterin Papst Kardinal Bischof Bischöfin König Königin Prinz Prinzessin Landrat Landrätin Kommissar Kommissarin Kommissionspräsidentin Kommissionspräsident Generalsekretär Generalsekretärin Professorin Sängerin Sänger Schauspieler Schauspielerin Autor Autorin Betriebsrat Geschäftsführer Geschäftsführerin Vorstand Vorstandschef Abgeordneter Abgeordnete Senatorin Leiter Leiterin
M Mme Mlle président présidente ministre premier première chancelier chancelière maire sénateur sénatrice député députée roi reine prince princesse pape cardinal évêque juge directeur directrice patron patronne secrétaire général générale colonel entraîneur capitaine chanteur chanteuse acteur actrice porte-parole candidat candidate maître docteur professeur commissaire chef cheffe préfet préfète
señor señora sr sra presidente presidenta ministro ministra primer canciller alcalde alcaldesa senador senadora diputado diputada rey reina príncipe princesa papa cardenal obispo juez jueza director directora secretario secretaria general coronel entrenador capitán cantante actor actriz portavoz candidato candidata gobernador gobernadora vicepresidente vicepresidenta fiscal líder expresidente expresidenta mandatario mandataria técnico delantero don doña
senhor senhora presidente primeiro-ministro primeira-ministra premiê ministro ministra chanceler prefeito prefeita governador governadora deputado deputada senador senadora rei rainha papa cardeal bispo juiz juíza diretor diretora secretário secretária técnico treinador capitão cantor cantora ator atriz ex-presidente candidato candidata líder porta-voz vereador vereadora
signor signora presidente premier ministro ministra cancelliere sindaco sindaca senatore senatrice deputato deputata re regina principe principessa papa cardinale vescovo giudice direttore direttrice segretario segretaria generale colonnello allenatore capitano cantante attore attrice portavoce candidato candidata governatore governatrice vicepremier leader
meneer mevrouw president premier minister-president minister staatssecretaris kanselier burgemeester wethouder senator koning koningin prins prinses paus kardinaal bisschop rechter directeur secretaris generaal kolonel trainer coach aanvoerder zanger zangeres acteur actrice woordvoerder woordvoerster kandidaat partijleider fractievoorzitter kamerlid commissaris voorzitter keeper spits`)

/** Words by which the last word of an organisation's name tells it: "Port Lorne Council", "Corvane Energy". */
const organisationLast = set(`
Inc Corp Corporation Co Ltd LLC plc PLC Group Holdings Bank Airlines Airways University College Institute Council Committee Commission Agency Authority Association Federation Foundation Party Union League Society Trust Ministry Department Bureau Office Court Parliament Church Academy Hospital Museum Orchestra Theatre Press Times Post Motors Energy Pharmaceuticals Technologies Systems Industries Partners Capital Securities Insurance FC AFC United Rovers Wanderers Athletic Alliance Coalition Movement Brigade Brigades Army Guard Police Forces Fund Organization Organisation Records Studios Entertainment Airport Ferries Railways Rail Works
GmbH AG SE KG eV Bank Partei Verband Universität Institut Stiftung Gewerkschaft Bund Versicherung Werke Stadtwerke
SA SAS SARL SpA Spa BV NV Ltda SL SAU`)
/** The same where it comes first, as in "Ministry of …", "Universidad de …", "Banco de …", "Kreissparkasse …". */
const organisationFirst = set(`
University Bank Institute Academy Council Federation Association Organization Organisation Society Museum Church Bureau Centre Center Centers League Friends Doctors Union
Deutsche Deutscher Verband Universität Institut
Université Banque Institut Académie Fédération Association Société Groupe Parti Musée Compagnie Hôpital
Universidad Banco Instituto Academia Federación Asociación Grupo Partido Museo Hospital Real Club Confederación Atlético
Universidade Instituto Academia Federação Associação Partido Museu Confederação
Università Banca Istituto Accademia Federazione Associazione Gruppo Partito Museo Ospedale Unione Fondazione
Universiteit Stichting Koninklijke Vereniging Partij`)
const placeLast = set(
  'River Lake Island Islands Bay Beach Valley County Province District Harbour Harbor Peninsula Mountains Mountain Hills Heights Strait Sea Ocean Desert Forest Park Bridge Square Street Avenue Canal Glacier Reef Coast Ness Dam Pass Gulf Springs Falls Creek Township Parish Basin',
)
const placeFirst = set('Lake Mount Port Fort Cape San Santa Santo São Saint St Isle Gulf Bay Lac Mont Monte Lago Rio Río Bad Golf')
/** Words that make no name by themselves, however they are written. */
const plain = set(`
White House Supreme Court High Federal District Appeals Circuit Central National State States Senate House Congress Parliament Government Cabinet Ministry Minister Department Foreign Defence Defense Health Interior Justice Finance Treasury Education Energy Transport Trade Labor Labour Home Office Police Fire Army Navy Air Force Forces Guard Coast Border City County Council Committee Commission Agency Authority Union Party Bank University College School Hospital Street Avenue Park Bridge Airport Democrat Democrats Democratic Republican Republicans Conservative Conservatives Coalition Alert Island Wing Voters Legislature Board Panel Navy Olympics Olympic Games Cup Festival Marathon Masters Shield Prize Awards Trophy Tour Series Stage Typhoon Hurricane Storm Cyclone Comet Operation Mission Typhoon Typhoon Taifun Sturm Orkan Raumsonde Insel Premio Prix Preis Troféu Copa Coppa Operação Operación One Two Three Four Five Six Seven Eight Nine Ten World War Cup Final Open Championship League Premier First Second Third Great New Old North South East West Northern Southern Eastern Western Upper Lower Grand Royal General Public Security National Intelligence Affairs Services Human Rights Law Order Act Bill Amendment Constitution Day Week Month Year Christmas Easter Thanksgiving Election Elections Campaign Summit Conference Agreement Deal Treaty Report Review Study Award Prize Internet Web God Bible Earth Sun Moon
Oberster Gerichtshof Bundestag Bundesrat Landtag Regierung Amt Bund Land Stadt Kreis
Assemblée Nationale Sénat Cour Suprême Conseil État Gouvernement République Ministère Intérieur Affaires Étrangères
Corte Suprema Tribunal Supremo Congreso Senado Gobierno Ministerio Asamblea Nacional Constitución Estado República
Governo Supremo Câmara Deputados Polícia Federal Assembleia
Corte Suprema Camera Senato Governo Ministero Stato Repubblica Consiglio
Tweede Eerste Kamer Kabinet Regering Rechtbank Gemeente Ministerie Raad State`)

const romanNumeral = /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI?)$/

/** German roles have endings: "den Ministerpräsidenten", "des Kanzlers". */
export const isRole = (word: string): boolean => {
  const folded = foldName(word)
  return roles.has(folded) || (folded.length > 6 && (roles.has(folded.replace(/(?:en|n|s)$/, '')) || roles.has(folded.replace(/n$/, ''))))
}
export const isOrganisationLast = (word: string): boolean => organisationLast.has(foldName(word))
export const isOrganisationFirst = (word: string): boolean => organisationFirst.has(foldName(word))
export const isPlaceLast = (word: string): boolean => placeLast.has(foldName(word))
export const isPlaceFirst = (word: string): boolean => placeFirst.has(foldName(word))
/** Whether a word makes no name by itself: "Supreme", "Court", "Foreign", "XVI". */
export const isPlain = (word: string): boolean => plain.has(foldName(word)) || romanNumeral.test(word)
